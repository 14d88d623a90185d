package morph

import "encoding/binary"

// File gives the content of a dictionary file made of its parts: the double
// arrays of the forms and of the endings, back to front, whose values are
// places of sets; the sets; the rules; and what the rules append.
func File(forms, ends, sets, rules, tails []byte) []byte {
	parts := [...][]byte{forms, ends, sets, rules, tails}
	var body []byte
	out := binary.LittleEndian.AppendUint32([]byte(magic), format)
	for _, p := range parts {
		out = binary.LittleEndian.AppendUint32(out, uint32(len(p)))
		body = append(body, p...)
	}
	out = binary.LittleEndian.AppendUint32(out, crc(string(body)))
	return append(out, body...)
}
