package i18n

import (
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// hardSpace stands inside numbers and sums, which do not break.
const hardSpace = "\u00a0"

// months in the genitive, as Polish dates need them, and in English.
var months = map[string][12]string{
	Polish: {
		"stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca",
		"lipca", "sierpnia", "września", "października", "listopada", "grudnia",
	},
	English: {
		"January", "February", "March", "April", "May", "June",
		"July", "August", "September", "October", "November", "December",
	},
}

// Date writes the day of t in its own time zone: "23 listopada 2026",
// "23 November 2026". The zero time gives "".
func (p Printer) Date(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	y, m, d := t.Date()
	return strconv.Itoa(d) + " " + months[p.lang][m-1] + " " + strconv.Itoa(y)
}

// Number groups the digits of n: "12 500", "12,500". Polish groups from five
// digits on (CLDR, minimum grouping digits 2).
func (p Printer) Number(n int) string { return p.group(int64(n)) }

// Money writes a sum in whole units of a currency (ISO 4217): "12 500 zł",
// "PLN 12,500".
func (p Printer) Money(amount int64, currency string) string {
	return p.withCurrency(p.group(amount), currency)
}

// MoneyRange writes a range of money; one sum if both ends are equal or one
// of them is 0: "10 000–12 500 zł", "PLN 10,000–12,500".
func (p Printer) MoneyRange(least, most int64, currency string) string {
	switch {
	case least == most || least == 0:
		return p.Money(most, currency)
	case most == 0:
		return p.Money(least, currency)
	}
	return p.withCurrency(p.group(least)+"–"+p.group(most), currency)
}

func (p Printer) withCurrency(sum, currency string) string {
	if p.lang == English {
		return strings.TrimSpace(currency + hardSpace + sum)
	}
	switch currency {
	case "PLN":
		currency = "zł"
	case "EUR":
		currency = "€"
	}
	return strings.TrimSpace(sum + hardSpace + currency)
}

func (p Printer) group(n int64) string {
	digits := strconv.FormatInt(n, 10)
	sign := ""
	if n < 0 {
		sign, digits = "−", digits[1:]
	}
	sep, least := ",", 4
	if p.lang == Polish {
		sep, least = hardSpace, 5
	}
	if len(digits) < least {
		return sign + digits
	}
	var b strings.Builder
	b.WriteString(sign)
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteString(sep)
		}
		b.WriteRune(d)
	}
	return b.String()
}

// Country gives the name of a country by its ISO 3166 code, or the code itself
// where it is none.
func (p Printer) Country(code string) string {
	region, err := language.ParseRegion(code)
	if err != nil {
		return code
	}
	if name := display.Regions(language.Make(p.Lang())).Name(region); name != "" {
		return name
	}
	return code
}
