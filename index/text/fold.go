package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold gives s in lower case without diacritics: Łódź is lodz, ﬁbre is fibre,
// β is beta. What has no such form stays as it is.
func Fold(s string) string {
	if ascii(s) {
		return strings.ToLower(s)
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFKD.String(s) {
		foldRune(&b, r)
	}
	return b.String()
}

func foldRune(b *strings.Builder, r rune) {
	r = unicode.ToLower(r)
	switch {
	case r < utf8.RuneSelf:
		b.WriteByte(byte(r))
	case unicode.Is(unicode.Mn, r):
	case 'α' <= r && r <= 'ω':
		b.WriteString(greek[r-'α'])
	default:
		if f, ok := folds[r]; ok {
			b.WriteString(f)
			return
		}
		b.WriteRune(r)
	}
}

// folds has the letters that Unicode does not take apart.
var folds = map[rune]string{
	'ł': "l", 'đ': "d", 'ħ': "h", 'ı': "i", 'ø': "o", 'ŧ': "t", 'ß': "ss",
	'æ': "ae", 'œ': "oe", 'þ': "th", 'ð': "d", 'ŋ': "n", 'ĸ': "k",
	'ẞ': "ss", 'ƶ': "z", 'ƀ': "b", '’': "'", 'ʼ': "'",
}

// greek has the names of the letters α to ω.
var greek = [...]string{
	"alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta",
	"iota", "kappa", "lambda", "mu", "nu", "xi", "omicron", "pi", "rho",
	"sigma", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega",
}

func ascii(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// Folded gives the folded words of a text, unstemmed, with stop words.
func Folded(s string) []Token {
	words := Words(s)
	out := words[:0]
	for _, t := range words {
		t.Term = Fold(plain(t.Term))
		if t.Term != "" {
			out = append(out, t)
		}
	}
	return out
}

// plain gives a word without the signs within it: joiners are dropped, an
// apostrophe takes a short ending with it (Crohn's, Kennedy'ego), Greek
// letters are spelled out and compatibility forms (₂, ﬁ) made plain.
func plain(w string) string {
	if i := strings.IndexByte(w, '\''); i > 1 && len(w)-i <= 4 {
		w = w[:i]
	}
	if !ascii(w) {
		w = norm.NFKC.String(w)
		w = micro(w)
		w = spellGreek(w)
	}
	if strings.ContainsAny(w, "-/'") {
		w = joints.Replace(w)
	}
	return w
}

var joints = strings.NewReplacer("-", "", "/", "", "'", "")

// micro writes the micro sign before a unit as u: µg, 10µl.
func micro(w string) string {
	number, unit, ok := strings.Cut(w, "μ")
	if ok && unit != "" && len(unit) <= 3 && ascii(unit) && strings.Trim(number, "0123456789.,") == "" {
		return number + "u" + unit
	}
	return w
}

func spellGreek(w string) string {
	if !strings.ContainsFunc(w, isGreek) {
		return w
	}
	var b strings.Builder
	for _, r := range w {
		if isGreek(r) {
			b.WriteString(greek[unicode.ToLower(r)-'α'])
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

func isGreek(r rune) bool {
	r = unicode.ToLower(r)
	return 'α' <= r && r <= 'ω'
}
