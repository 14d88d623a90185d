package web

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"

	"github.com/lifescience-krakow/swatka/internal/domain"
)

// challengeForm is a challenge as it is typed: all fields are text, so that
// what cannot be read is kept as it stands.
type challengeForm struct {
	Title, Summary, Teaser                 domain.Text
	Aspects                                []aspectRow
	TRLMin, TRLMax                         string
	BudgetMin, BudgetMax, Currency         string
	Deadline                               string
	Stance                                 bool // the clauses below are meant
	Embargo                                string
	Review                                 bool
	Ownership, Confidentiality, Visibility string
}

// aspectRow is one row of the aspects; empty rows do not count.
type aspectRow struct {
	Text   domain.Text
	Need   string
	Weight string
}

// Rows of the form: at first, and at most.
const (
	firstRows = 4
	mostRows  = 30
)

var currencies = []string{"PLN", "EUR", "USD", "GBP", "CHF"}

func emptyChallengeForm() challengeForm {
	f := challengeForm{
		Currency: currencies[0], Embargo: "0", Ownership: string(domain.OwnShared),
		Confidentiality: string(domain.ConfNDA), Visibility: string(domain.Members),
	}
	for range firstRows {
		f.addRow()
	}
	return f
}

func (f *challengeForm) addRow() {
	if len(f.Aspects) < mostRows {
		f.Aspects = append(f.Aspects, aspectRow{Need: string(domain.Must), Weight: "3"})
	}
}

func (f *challengeForm) removeRow(place string) {
	i, err := strconv.Atoi(place)
	if err != nil || i < 0 || i >= len(f.Aspects) {
		return
	}
	f.Aspects = append(f.Aspects[:i], f.Aspects[i+1:]...)
	if len(f.Aspects) == 0 {
		f.addRow()
	}
}

func readChallengeForm(c *gin.Context) challengeForm {
	both := func(name string) domain.Text {
		return domain.Text{PL: typed(c, name+".pl"), EN: typed(c, name+".en")}
	}
	f := challengeForm{
		Title: both("title"), Summary: both("summary"), Teaser: both("teaser"),
		TRLMin: typed(c, "trl.min"), TRLMax: typed(c, "trl.max"),
		BudgetMin: typed(c, "budget.min"), BudgetMax: typed(c, "budget.max"),
		Currency: typed(c, "budget.currency"), Deadline: typed(c, "deadline"),
		Stance: c.PostForm("stance") == "yes", Embargo: typed(c, "stance.embargo_months"),
		Review: c.PostForm("stance.review") == "yes", Ownership: typed(c, "stance.ownership"),
		Confidentiality: typed(c, "stance.confidentiality"), Visibility: typed(c, "visibility"),
	}
	for i := range mostRows {
		name := fmt.Sprintf("aspect.%d", i)
		if _, there := c.GetPostForm(name + ".need"); !there {
			break
		}
		f.Aspects = append(f.Aspects, aspectRow{
			Text: both(name), Need: typed(c, name+".need"), Weight: typed(c, name+".weight"),
		})
	}
	if len(f.Aspects) == 0 {
		f.addRow()
	}
	return f
}

// challenge reads the form. Numbers that are none are in the errors.
func (f *challengeForm) challenge() (domain.Challenge, fieldErrors) {
	errs := fieldErrors{}
	number := func(path, s string) int64 {
		n, err := parseNumber(s)
		if err != nil {
			errs.add(domain.FieldError{Path: path, Code: "number"})
		}
		return n
	}
	ch := domain.Challenge{
		Title: f.Title, Summary: f.Summary, Teaser: f.Teaser, State: domain.ChallengeDraft,
		TRL:        domain.TRL{Min: int(number("trl.min", f.TRLMin)), Max: int(number("trl.max", f.TRLMax))},
		Budget:     domain.Budget{Min: number("budget.min", f.BudgetMin), Max: number("budget.max", f.BudgetMax)},
		Deadline:   domain.Date(f.Deadline),
		Visibility: domain.Visibility(f.Visibility),
	}
	ch.TRL = openEnded(ch.TRL)
	if !ch.Budget.IsZero() {
		ch.Budget.Currency = f.Currency
		if ch.Budget.Max == 0 {
			ch.Budget.Max = ch.Budget.Min
		}
	}
	if f.Stance {
		ch.Stance = domain.Stance{
			EmbargoMonths: int(number("stance.embargo_months", f.Embargo)), Review: f.Review,
			Ownership: domain.Ownership(f.Ownership), Confidentiality: domain.Confidentiality(f.Confidentiality),
		}
	}
	for i, row := range f.Aspects {
		if !row.Text.IsZero() {
			weight := number(fmt.Sprintf("aspects[%d].weight", i), row.Weight)
			ch.Aspects = append(ch.Aspects, domain.Aspect{
				Text: row.Text, Need: domain.AspectNeed(row.Need), Weight: int(weight),
			})
		}
	}
	return ch, errs
}

// place puts the errors of a challenge beside the fields of the form: beside
// one end of a range, and beside its row, which has empty rows between.
func (f *challengeForm) place(errs fieldErrors, ch domain.Challenge, invalid *domain.Invalid) {
	var rows []int
	for i, row := range f.Aspects {
		if !row.Text.IsZero() {
			rows = append(rows, i)
		}
	}
	for _, e := range invalid.Fields {
		var n int
		var field string
		if _, err := fmt.Sscanf(e.Path, "aspects[%d].%s", &n, &field); err == nil && n < len(rows) {
			e.Path = fmt.Sprintf("aspects[%d].%s", rows[n], field)
		}
		switch e.Path {
		case "trl":
			e = atEnd(e, ch.TRL.Min < 1 || ch.TRL.Min > 9, ch.TRL.Max > 9)
		case "budget":
			e = atEnd(e, ch.Budget.Min > domain.MaxAmount, ch.Budget.Max > domain.MaxAmount)
		}
		errs.add(e)
	}
}

// atEnd puts the error of a range at the end that is out of bounds. If both
// are within, the range is upside down, which has a sentence of its own.
func atEnd(e domain.FieldError, low, high bool) domain.FieldError {
	switch path := e.Path; {
	case low:
		e.Path = path + ".min"
	case high:
		e.Path = path + ".max"
	default:
		e.Path, e.Code = path+".max", domain.Code(path+"_order")
	}
	return e
}

// openEnded makes one given level a range of one.
func openEnded(t domain.TRL) domain.TRL {
	if t.Max == 0 {
		t.Max = t.Min
	}
	if t.Min == 0 {
		t.Min = t.Max
	}
	return t
}

// grouped is a whole number, plain or in groups of three.
var grouped = regexp.MustCompile(`^(\d+|\d{1,3}([ .,\x{a0}\x{202f}]\d{3})+)$`)

// parseNumber reads a whole number as people write it: "12500", "12 500",
// "12,500" and "12.500" are the same. Nothing typed is 0.
func parseNumber(s string) (int64, error) {
	if s == "" {
		return 0, nil
	}
	if !grouped.MatchString(s) {
		return 0, strconv.ErrSyntax
	}
	digits := strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
	return strconv.ParseInt(digits, 10, 64)
}
