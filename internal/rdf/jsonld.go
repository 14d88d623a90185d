package rdf

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
)

// JSONLD reads JSON-LD (W3C, 2020) as vocabularies use it: contexts in the
// file, terms with types, languages and containers of languages, nested and
// reversed nodes, lists, graphs. What it does not know is refused by name, not
// passed over. Nodes are read one by one where the context stands before the
// graph; where it stands behind, at most 16 MiB are held.
func JSONLD(r io.Reader, each Each) error {
	in := &jsonInput{r: skipBOM(r), line: 1, left: maxNode}
	j := &jsonLD{in: in, d: json.NewDecoder(in), each: each}
	j.d.UseNumber()
	err := j.document()
	if in.err != nil { // the text itself, whatever the decoder made of it
		return in.err
	}
	if syntax, ok := errors.AsType[*json.SyntaxError](err); ok {
		return fault(in.lineAt(j.d.InputOffset()), "not sound JSON: %v", syntax)
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return fault(in.line, "the file ends within the document")
	}
	return err
}

// jsonLD is a reader at work.
type jsonLD struct {
	in     *jsonInput
	d      *json.Decoder
	each   Each
	blanks int
	depth  int
	line   int // of the node being read
}

func (j *jsonLD) fault(format string, args ...any) error { return fault(j.line, format, args...) }

func (j *jsonLD) document() error {
	t, err := j.d.Token()
	if err != nil {
		return err
	}
	switch t {
	case json.Delim('['):
		err = j.nodes(newContext())
	case json.Delim('{'):
		err = j.object()
	default:
		return fault(1, "the document is neither an object nor an array")
	}
	if err != nil {
		return err
	}
	if _, err := j.d.Token(); !errors.Is(err, io.EOF) {
		if err == nil {
			err = fault(j.in.lineAt(j.d.InputOffset()), "something stands behind the end of the document")
		}
		return err
	}
	return nil
}

// nodes reads an array, node by node, to its end.
func (j *jsonLD) nodes(c *context) error {
	for j.d.More() {
		j.in.left = maxNode
		v, err := j.decode()
		if err != nil {
			return err
		}
		if err := j.graph(c, v); err != nil {
			return err
		}
	}
	_, err := j.d.Token()
	return err
}

// decode reads a value and notes its line.
func (j *jsonLD) decode() (v any, err error) {
	var raw json.RawMessage
	if err := j.d.Decode(&raw); err != nil {
		return nil, err
	}
	j.line = j.in.lineAt(j.d.InputOffset() - int64(len(raw)))
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	err = d.Decode(&v)
	return v, err
}

// object reads the members of the outermost object. A graph behind the
// context goes by in a stream; everything else waits for the end.
func (j *jsonLD) object() error {
	var c *context
	rest := map[string]any{}
	for j.d.More() {
		t, err := j.d.Token()
		if err != nil {
			return err
		}
		key, _ := t.(string)
		if c != nil && c.keyword(key) == "@graph" {
			err = j.stream(c)
		} else if rest[key], err = j.decode(); err == nil && key == "@context" {
			c, err = newContext().extend(j, rest[key], 0)
			delete(rest, key)
		}
		if err != nil {
			return err
		}
	}
	if _, err := j.d.Token(); err != nil {
		return err
	}
	if c == nil {
		c = newContext()
	}
	return j.graph(c, rest)
}

// stream reads the value of @graph: an array as a rule, maybe a single node.
func (j *jsonLD) stream(c *context) error {
	t, err := j.d.Token()
	if err != nil {
		return err
	}
	if t == json.Delim('[') {
		return j.nodes(c)
	}
	if t != json.Delim('{') {
		return nil // a mere value says nothing
	}
	node := map[string]any{}
	for j.d.More() {
		t, err := j.d.Token()
		if err != nil {
			return err
		}
		key, _ := t.(string)
		if node[key], err = j.decode(); err != nil {
			return err
		}
	}
	if _, err := j.d.Token(); err != nil {
		return err
	}
	return j.graph(c, node)
}

// graph reads a node, or several, that stand for themselves.
func (j *jsonLD) graph(c *context, v any) error {
	switch v := v.(type) {
	case map[string]any:
		_, err := j.node(c, v)
		return err
	case []any:
		for _, one := range v {
			if err := j.graph(c, one); err != nil {
				return err
			}
		}
	}
	return nil // a mere value says nothing
}

func (j *jsonLD) blank() Term {
	j.blanks++
	return Term{Kind: Blank, Value: made + string(appendInt(j.blanks))}
}

// reference gives the node that an address or "_:" name means.
func reference(v string) Term {
	if strings.HasPrefix(v, "_:") {
		return Term{Kind: Blank, Value: v}
	}
	return iri(v)
}
