package text

import (
	"slices"
	"strings"
)

// Word is a word of a text, read.
type Word struct {
	Token          // the word as written
	Lang  Lang     // the language it was read in
	Terms []string // its analysed terms, the likeliest first; none: a stop word
	Kin   []string // terms of the words that it is derived from
	// Foreign is the English term of a word in a Polish text that may as well
	// be English: an acronym, or a word that the dictionary does not have.
	Foreign string
	// Acronym is set for acronyms, and other signs that have no inflection.
	Acronym bool
	loud    bool
}

// Stop says whether the word carries no subject.
func (w *Word) Stop() bool { return len(w.Terms) == 0 }

// Fold gives the word folded, for a search without accents and inflection.
func (w *Word) Fold() string { return Fold(plain(w.Term)) }

// Cognate gives the key under which international words meet, "" for a stop word of either language.
func (w *Word) Cognate() string { return cognate(w.Term, w.loud) }

// Read reads a text of a language. A sentence of it that is clearly in the
// other language is read in that one. An Unknown text is read sentence by
// sentence in the language that each seems to be in.
func Read(l Lang, s string) []Word {
	tokens := Words(s)
	r := reader{out: make([]Word, 0, len(tokens)), pool: make([]string, 0, len(tokens)*3/2)}
	r.loud = shouted(s)
	for len(tokens) > 0 {
		n := sentence(s, tokens)
		r.sentence(spoken(l, s, tokens[:n], r.loud), tokens[:n])
		tokens = tokens[n:]
	}
	return r.out
}

// ReadAs reads a text in a language, whatever its sentences look like.
func ReadAs(l Lang, s string) []Word {
	tokens := Words(s)
	r := reader{out: make([]Word, 0, len(tokens)), pool: make([]string, 0, len(tokens)*3/2)}
	r.loud = shouted(s)
	r.sentence(l, tokens)
	return r.out
}

type reader struct {
	out  []Word
	pool []string // what the terms of the words are cut from
	loud bool
	bare bool // terms only
}

func (r *reader) sentence(l Lang, tokens []Token) {
	p := polishReader{accented: l == PL && accented(tokens)}
	for _, t := range tokens {
		w := Word{Token: t, Lang: l, loud: r.loud}
		from := len(r.pool)
		w.Acronym = acronym(t.Term, r.loud)
		r.pool = p.terms(r.pool, l, &w)
		w.Terms = r.pool[from:len(r.pool):len(r.pool)]
		if r.bare {
			r.out = append(r.out, w)
			continue
		}
		if l == PL && len(w.Terms) > 0 && (w.Acronym || p.unknown) {
			w.Foreign = foreign(&w)
		}
		if l != Unknown && len(w.Terms) > 0 && !w.Acronym {
			from = len(r.pool)
			r.pool = appendKin(r.pool, l, w.Terms)
			w.Kin = r.pool[from:len(r.pool):len(r.pool)]
		}
		r.out = append(r.out, w)
	}
}

// terms appends the terms of a word.
func (p *polishReader) terms(to []string, l Lang, w *Word) []string {
	if w.Acronym {
		return append(to, strings.ToLower(plain(singular(w.Term))))
	}
	low := strings.ToLower(plain(w.Term))
	switch {
	case low == "":
		return to
	case l == PL:
		if p.unknown = false; stopPL[low] {
			return to
		}
		return p.lemmas(to, low)
	case l == EN:
		if stopEN[low] {
			return to
		}
		return append(to, stemEN(low))
	}
	return append(to, low)
}

// foreign gives the English term of a word.
func foreign(w *Word) string {
	if w.Acronym {
		return w.Terms[0]
	}
	return stemEN(strings.ToLower(plain(w.Term)))
}

// accented says whether a text makes use of Polish letters.
func accented(tokens []Token) bool {
	return slices.ContainsFunc(tokens, func(t Token) bool { return strings.ContainsAny(t.Term, polishLetters) })
}

const polishLetters = "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ"

// Analyse gives the terms of a text, without stop words: one token for each
// term of each word. See the package comment for what a term is.
func Analyse(l Lang, s string) []Token {
	words := ReadAs(l, s)
	out := make([]Token, 0, len(words))
	for i := range words {
		for _, t := range words[i].Terms {
			tok := words[i].Token
			tok.Term = t
			out = append(out, tok)
		}
	}
	return out
}

// ReadName reads a name of a language: its words with their terms, and nothing
// of kin or what else they may be.
func ReadName(l Lang, s string) []Word {
	tokens := Words(s)
	r := reader{out: make([]Word, 0, len(tokens)), pool: make([]string, 0, len(tokens)*3/2), bare: true}
	r.sentence(l, tokens)
	return r.out
}
