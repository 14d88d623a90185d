package cfsa2

import "fmt"

// arc is an arc, decoded.
type arc struct {
	label, flags byte
	to           int32 // the first arc of the state it leads to; 0: none
}

// decoder reads the arcs of an automaton one after another.
type decoder struct {
	labels, code []byte
	arcs         []arc
	begins       []int32 // by place in code: the arc with which a state begins
}

func (d *decoder) decode() ([]arc, error) {
	d.begins = make([]int32, len(d.code)+1)
	for at := 0; at < len(d.code); {
		first := len(d.arcs)
		d.begins[at] = int32(first)
		end, err := d.state(at)
		if err != nil {
			return nil, err
		}
		behind := int32(len(d.arcs))
		for i := first; i < len(d.arcs); i++ {
			if c := &d.arcs[i]; c.flags&bitNext != 0 {
				c.to = behind
			}
		}
		at = end
	}
	return d.arcs, d.connect()
}

// state reads the arcs of a state and gives the place behind them.
func (d *decoder) state(at int) (end int, err error) {
	for {
		if at >= len(d.code) {
			return 0, fmt.Errorf("%w: it ends within a state", ErrFormat)
		}
		var c arc
		if c, at, err = d.arc(at); err != nil {
			return 0, err
		}
		d.arcs = append(d.arcs, c)
		if c.flags&bitLast != 0 {
			return at, nil
		}
	}
}

// arc reads one arc; its target is a place yet.
func (d *decoder) arc(at int) (c arc, end int, err error) {
	c.flags = d.code[at]
	end = at + 1
	if i := int(c.flags & maskName); i >= len(d.labels) && i > 0 {
		return c, 0, fmt.Errorf("%w: label %d at %d", ErrFormat, i, at)
	} else if i > 0 {
		c.label = d.labels[i]
	} else {
		if end >= len(d.code) {
			return c, 0, fmt.Errorf("%w: it ends within the arc at %d", ErrFormat, at)
		}
		c.label = d.code[end]
		end++
	}
	if c.flags&bitNext == 0 {
		c.to, end, err = d.number(end)
	}
	return c, end, err
}

// number reads the place of a target.
func (d *decoder) number(at int) (n int32, end int, err error) {
	value := 0
	for shift := 0; shift < 35; shift += 7 {
		if at >= len(d.code) {
			return 0, 0, fmt.Errorf("%w: it ends within a number", ErrFormat)
		}
		b := d.code[at]
		at++
		value |= int(b&0x7F) << shift
		if value >= len(d.code) {
			return 0, 0, fmt.Errorf("%w: an arc leads to %d of %d bytes", ErrFormat, value, len(d.code))
		}
		if b&0x80 == 0 {
			return int32(value), at, nil
		}
	}
	return 0, 0, fmt.Errorf("%w: a number of more than five bytes", ErrFormat)
}

// connect puts arcs in place of the places that arcs lead to.
func (d *decoder) connect() error {
	for i := range d.arcs {
		c := &d.arcs[i]
		switch {
		case c.flags&bitNext != 0:
			if int(c.to) >= len(d.arcs) {
				return fmt.Errorf("%w: a state is missing at the end", ErrFormat)
			}
		case c.to != 0:
			if d.begins[c.to] == 0 {
				return fmt.Errorf("%w: no state begins at %d", ErrFormat, c.to)
			}
			c.to = d.begins[c.to]
		}
	}
	if len(d.arcs) == 0 {
		return fmt.Errorf("%w: no arc", ErrFormat)
	}
	return nil
}
