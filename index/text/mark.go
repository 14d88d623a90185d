package text

import (
	"cmp"
	"slices"
)

// Span is a part of a text, in byte offsets.
type Span struct{ Start, End int }

// Join puts spans in order and joins those that overlap.
func Join(spans []Span) []Span {
	slices.SortFunc(spans, func(a, b Span) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End)) })
	var out []Span
	for _, sp := range spans {
		if n := len(out); n > 0 && sp.Start < out[n-1].End {
			out[n-1].End = max(out[n-1].End, sp.End)
			continue
		}
		out = append(out, sp)
	}
	return out
}

// Snippet cuts a text of at most width bytes at the borders of words, around
// the place where most spans are near each other, and gives the spans that
// lie within it, in offsets of the new text. It says whether text was left
// out before and after. A text that fits is given as it is. A single word
// longer than width is cut between letters. Spans must be in order.
func Snippet(s string, spans []Span, width int) (text string, within []Span, cutBefore, cutAfter bool) {
	spans = valid(s, spans)
	if len(s) <= width {
		return s, spans, false, false
	}
	start, end := window(s, spans, max(width, 0))
	for _, sp := range spans {
		if sp.Start >= start && sp.End <= end {
			within = append(within, Span{sp.Start - start, sp.End - start})
		}
	}
	return s[start:end], within, start > 0, end < len(s)
}

// valid gives the spans that lie in s, in order.
func valid(s string, spans []Span) []Span {
	var out []Span
	for _, sp := range spans {
		if 0 <= sp.Start && sp.Start < sp.End && sp.End <= len(s) {
			out = append(out, sp)
		}
	}
	slices.SortFunc(out, func(a, b Span) int { return cmp.Compare(a.Start, b.Start) })
	return out
}

// window gives the part of s to show: the first one with most spans, which
// it has in its middle.
func window(s string, spans []Span, width int) (start, end int) {
	first, last, most := 0, -1, 0
	for i, j := 0, 0; i < len(spans); i++ {
		for j < len(spans) && spans[j].End-spans[i].Start <= width {
			j++
		}
		if j-i > most {
			first, last, most = i, j-1, j-i
		}
		j = max(j, i+1)
	}
	from, to := 0, 0
	if last >= first {
		from, to = spans[first].Start, spans[last].End
	}
	start = max(0, from-(width-(to-from))/2)
	end = min(len(s), start+width)
	start = max(0, end-width)
	return border(s, start, end, from, to)
}

// border moves both ends of a part inwards to borders of words, but not into
// the part from–to.
func border(s string, start, end, from, to int) (int, int) {
	if to == from {
		from, to = start, start
	}
	if start > 0 {
		start = forward(s, start, from)
	}
	if end < len(s) {
		end = backward(s, end, max(to, start))
	}
	return start, end
}
