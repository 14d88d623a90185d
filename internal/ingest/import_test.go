package ingest_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/importer"
	"github.com/lifescience-krakow/swatka/internal/importer/jsonlfile"
	"github.com/lifescience-krakow/swatka/internal/ingest"
	"github.com/lifescience-krakow/swatka/internal/store"
	"github.com/lifescience-krakow/swatka/internal/store/boltstore"
)

var noon = time.Date(2026, 11, 5, 12, 0, 0, 0, time.UTC)

func openStore(t *testing.T) *boltstore.Store {
	t.Helper()
	s, err := boltstore.Open(t.TempDir(), boltstore.Options{Now: func() time.Time { return noon }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// file writes lines into a file and gives its source.
func file(t *testing.T, k domain.Kind, lines ...string) importer.Source {
	t.Helper()
	path := filepath.Join(t.TempDir(), string(k)+".jsonl")
	if err := os.WriteFile(path, []byte(strings.Join(lines, "\n")), 0o600); err != nil {
		t.Fatal(err)
	}
	return jsonlfile.New(k, path)
}

func run(t *testing.T, s store.Store, o ingest.Options, src ...importer.Source) ingest.Report {
	t.Helper()
	r, err := ingest.New(s).Import(t.Context(), importer.Join(src...), o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// problems gives the problems of a report with the names of files only.
func problems(r ingest.Report) []string {
	var out []string
	for _, p := range r.Problems {
		p.At.File = filepath.Base(p.At.File)
		out = append(out, p.String())
	}
	return out
}

const (
	org = `{"key":"org-a","name":{"pl":"Alfa"},"area":"BioF","city":"Kraków","competences":[{"pl":"fermentacja"}],
"evidence":[{"kind":"project","title":{"pl":"Pierwszy"},"year":2020},{"kind":"patent","title":{"en":"Second"}}]}`
	orgB        = `{"key":"org-b","name":{"en":"Beta"},"area":"EDU"}`
	person      = `{"key":"res-a","given":"Anna","family":"Nowak","organisation":"org-b","evidence":[{"kind":"statement","title":{"en":"I do"}}]}`
	need        = `{"key":"cha-a","organisation":"org-a","title":{"pl":"Potrzeba"},"summary":{"pl":"Opis"},"visibility":"public"}`
	infra       = `{"key":"off-a","organisation":"org-b","contact":"res-a","type":"service","title":{"en":"Service"}}`
	together    = `{"key":"col-a","parties":["org-a","res-a"],"title":{"en":"Joint"},"kind":"contract","from":2020}`
	endorsement = `{"key":"end-a","from":"org-a","to":"res-a","text":{"en":"Good"},"given":"2025-01-01"}`
	group       = `{"key":"sig-a","name":{"en":"Group"},"members":["res-a","org-a"]}`
	call        = `{"key":"call-a","name":{"en":"Call"},"programme":"voucher","share":0.85}`
	proof       = `{"key":"evi-a","for":["res-a","org-a"],"kind":"publication","title":{"en":"Paper"}}`
)

// everything gives one file of each kind, what points to others first.
func everything(t *testing.T) []importer.Source {
	t.Helper()
	line := func(s string) string { return strings.ReplaceAll(s, "\n", "") }
	return []importer.Source{
		file(t, domain.KindEndorsement, endorsement), file(t, domain.KindCollaboration, together),
		file(t, domain.KindChallenge, need), file(t, domain.KindOffer, infra),
		file(t, domain.KindCall, call), file(t, domain.KindGroup, group),
		file(t, domain.KindEvidence, proof), file(t, domain.KindResearcher, person),
		file(t, domain.KindOrganisation, line(org), orgB),
	}
}

// picture gives all records by their keys, without ids and times: references
// are named by the keys of what they point to.
func picture(t *testing.T, s store.Store) map[string]string {
	t.Helper()
	out := map[string]string{}
	names := strings.NewReplacer()
	err := s.View(t.Context(), func(r store.Reader) error {
		var ids []string
		var all []domain.Record
		for _, k := range importer.Kinds() {
			page := store.Page{}
			for {
				part, err := r.List(k, page)
				if err != nil {
					return err
				}
				all = append(all, part.Records...)
				if page.After = part.Next; part.Next == "" {
					break
				}
			}
		}
		for _, rec := range all {
			ids = append(ids, string(rec.Head().ID), rec.Head().Keys[0].Value)
		}
		names = strings.NewReplacer(ids...)
		for _, rec := range all {
			raw, err := json.Marshal(rec)
			if err != nil {
				return err
			}
			out[string(rec.Kind())+" "+rec.Head().Keys[0].Value] = names.Replace(string(raw))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func get[T domain.Record](t *testing.T, s store.Store, key string) T {
	t.Helper()
	var out T
	err := s.View(t.Context(), func(r store.Reader) error {
		var err error
		out, err = store.ByKey[T](r, domain.Key{Scheme: importer.SchemeKey, Value: key})
		return err
	})
	if err != nil {
		t.Fatalf("%s: %v", key, err)
	}
	return out
}

func lastChange(t *testing.T, s store.Store) uint64 {
	t.Helper()
	n, err := s.LastChange(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestEveryKindInAnyOrder(t *testing.T) {
	s := openStore(t)
	r := run(t, s, ingest.Options{}, everything(t)...)
	want := map[domain.Kind]int{
		domain.KindOrganisation: 2, domain.KindResearcher: 1, domain.KindEvidence: 4, domain.KindGroup: 1,
		domain.KindCall: 1, domain.KindOffer: 1, domain.KindChallenge: 1, domain.KindCollaboration: 1,
		domain.KindEndorsement: 1,
	}
	if !reflect.DeepEqual(r.Created, want) || len(r.Problems) != 0 {
		t.Fatalf("created %v, problems %v", r.Created, r.Problems)
	}
	a, person := get[*domain.Organisation](t, s, "org-a"), get[*domain.Researcher](t, s, "res-a")
	if e := get[*domain.Evidence](t, s, "org-a#2"); !slices.Equal(e.For, []domain.Ref{domain.RefTo(a)}) || e.Type != domain.Patent {
		t.Errorf("nested evidence: %+v", e)
	}
	if o := get[*domain.Offer](t, s, "off-a"); o.Contact != person.ID || o.State != domain.OfferActive || o.Organisation != person.Organisation {
		t.Errorf("offer: %+v", o)
	}
	if c := get[*domain.Collaboration](t, s, "col-a"); !slices.Equal(c.Parties, []domain.Ref{domain.RefTo(a), domain.RefTo(person)}) {
		t.Errorf("collaboration: %+v", c)
	}
	if e := get[*domain.Endorsement](t, s, "end-a"); e.From != domain.RefTo(a) || e.To != domain.RefTo(person) || e.State != domain.EndorsementActive {
		t.Errorf("endorsement: %+v", e)
	}
	ch := get[*domain.Challenge](t, s, "cha-a")
	step := domain.Transition{From: "draft", To: "open", At: noon, Reason: "import"}
	if ch.State != domain.ChallengeOpen || !slices.Equal(ch.History, []domain.Transition{step}) {
		t.Errorf("challenge: %+v", ch)
	}

	other := openStore(t)
	backwards := everything(t)
	slices.Reverse(backwards)
	run(t, other, ingest.Options{}, backwards...)
	if a, b := picture(t, s), picture(t, other); !reflect.DeepEqual(a, b) {
		t.Errorf("the order of the files matters:\n%v\n%v", a, b)
	}
}

func TestASecondRunChangesNothing(t *testing.T) {
	s := openStore(t)
	first := run(t, s, ingest.Options{}, everything(t)...)
	before := lastChange(t, s)
	again := run(t, s, ingest.Options{}, everything(t)...)
	if !reflect.DeepEqual(again.Unchanged, first.Created) || len(again.Created)+len(again.Updated) != 0 {
		t.Errorf("again: %+v", again)
	}
	if after := lastChange(t, s); after != before {
		t.Errorf("%d changes were written", after-before)
	}
	if v := get[*domain.Organisation](t, s, "org-a").Version; v != 1 {
		t.Errorf("version %d", v)
	}
}

func TestAChangedRowUpdatesWhatItCarries(t *testing.T) {
	s := openStore(t)
	run(t, s, ingest.Options{}, everything(t)...)
	edit(t, s, func(w store.Writer) error {
		ch, err := store.ByKey[*domain.Challenge](w, domain.Key{Scheme: "key", Value: "cha-a"})
		if err != nil {
			return err
		}
		ch.State, ch.Deadline = domain.ChallengeClosed, "2027-01-01"
		o, err := store.ByKey[*domain.Organisation](w, domain.Key{Scheme: "key", Value: "org-a"})
		if err != nil {
			return err
		}
		o.Website, o.Competences[0].Evidence = "https://alfa.example", []domain.ID{"some"}
		return errors.Join(w.Put(ch), w.Put(o))
	})
	r := run(t, s, ingest.Options{},
		file(t, domain.KindChallenge, strings.Replace(need, "Opis", "Nowy opis", 1)),
		file(t, domain.KindOrganisation, `{"key":"org-a","name":{"en":"Alpha"},"city":null,"area":"MED",
"competences":[{"pl":"suszenie"},{"pl":"fermentacja"}],"evidence":[{"kind":"project","title":{"pl":"Inny"}}]}`))
	if r.Updated[domain.KindChallenge] != 1 || r.Refused[domain.KindOrganisation] != 2 {
		t.Fatalf("a row over two lines must be refused: %+v", r)
	}
	r = run(t, s, ingest.Options{}, file(t, domain.KindOrganisation,
		`{"key":"org-a","name":{"en":"Alpha"},"city":null,"area":"MED",`+
			`"competences":[{"pl":"suszenie"},{"pl":"fermentacja"}],"evidence":[{"kind":"project","title":{"pl":"Inny"}}]}`))
	if r.Updated[domain.KindOrganisation] != 1 || r.Updated[domain.KindEvidence] != 1 {
		t.Errorf("report %+v", r)
	}
	ch := get[*domain.Challenge](t, s, "cha-a")
	if ch.Summary.PL != "Nowy opis" || ch.State != domain.ChallengeClosed || ch.Deadline != "2027-01-01" || len(ch.History) != 1 {
		t.Errorf("challenge %+v", ch)
	}
	o := get[*domain.Organisation](t, s, "org-a")
	if o.Name != (domain.Text{EN: "Alpha"}) || o.City != "" || o.Area != domain.AreaMED || o.Website != "https://alfa.example" {
		t.Errorf("organisation %+v", o)
	}
	if !slices.Equal(o.Competences[1].Evidence, []domain.ID{"some"}) {
		t.Errorf("what supports a competence was lost: %+v", o.Competences)
	}
	want := []string{"organisation.jsonl:1: evidence: evidence 2 of an earlier import is no longer in the row; it was left as it is (note)"}
	if got := problems(r); !slices.Equal(got, want) {
		t.Errorf("got %v", got)
	}
	get[*domain.Evidence](t, s, "org-a#2")
}

func edit(t *testing.T, s store.Store, fn func(store.Writer) error) {
	t.Helper()
	if err := s.Update(t.Context(), domain.Actor{User: "u"}, "test", fn); err != nil {
		t.Fatal(err)
	}
}

// bad gives a source of good and bad rows.
func bad(t *testing.T) []importer.Source {
	t.Helper()
	return []importer.Source{
		file(t, domain.KindOrganisation, orgB,
			`{"key":"org-c","name":{"en":"`+strings.Repeat("x", domain.MaxLine+1)+`"},"area":"XXX","evidence":[{"kind":"project","title":{"en":"T"}}]}`,
			`{"key":"org-b","name":{"en":"Again"},"area":"EDU"}`,
			`{"key":"org-d","name":{"en":"D"},"area":"GOV","founded":"old","city":7}`,
			`{"key":"org-e","name":{"en":"E"},"area":"GOV","evidence":[{"kind":"song","title":{"en":"T"}},{"kind":"patent","title":{"en":"P"}}]}`,
			`{"key":"org-f","name":{"en":"\ud800"},"area":"GOV"}`),
		file(t, domain.KindResearcher, person, `{"key":"res-b","family":"B","organisation":"org-c"}`),
		file(t, domain.KindCollaboration, `{"key":"c","parties":["org-b","nobody"],"title":{"en":"J"},"kind":"project"}`),
		file(t, domain.KindEndorsement, `{"key":"e","from":"org-b","to":"org-b","text":{"en":"J"},"given":"2025-01-01"}`),
		file(t, domain.KindChallenge, `{"key":"s","organisation":"org-b","title":{"en":"J"},"summary":{"en":"S"},"visibility":"hidden","trl":[6,4]}`),
	}
}

var badProblems = []string{
	`challenge.jsonl:1: teaser: is missing (refused)`,
	`challenge.jsonl:1: trl: must be between 1 and 9, the smaller first (refused)`,
	`collaboration.jsonl:1: parties[1]: "nobody" is not known (refused)`,
	`endorsement.jsonl:1: to: must differ from the other party (refused)`,
	`organisation.jsonl:2: area: must be one of BioF, BIZ, MED, R&D, EDU, GOV (refused)`,
	`organisation.jsonl:2: name.en: is longer than 300 characters (refused)`,
	`organisation.jsonl:3: key: the key "org-b" is used already by `,
	`organisation.jsonl:4: city: "7" is not a text in quotes (refused)`,
	`organisation.jsonl:4: founded: "old" is not a whole number (refused)`,
	`organisation.jsonl:5: evidence[0].kind: must be one of publication, project, patent, statement (refused)`,
	`organisation.jsonl:6: name.en: is not clean UTF-8 text (refused)`,
	`researcher.jsonl:2: organisation: "org-c" is not known (refused)`,
}

func TestBadRowsAreRefusedAndTheOthersGoOn(t *testing.T) {
	s := openStore(t)
	r := run(t, s, ingest.Options{}, bad(t)...)
	got := problems(r)
	slices.Sort(got)
	for i, want := range badProblems {
		if i >= len(got) || !strings.HasPrefix(got[i], want) {
			t.Fatalf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(badProblems, "\n"))
		}
	}
	refused := map[domain.Kind]int{
		domain.KindOrganisation: 4, domain.KindEvidence: 2, domain.KindResearcher: 1,
		domain.KindCollaboration: 1, domain.KindEndorsement: 1, domain.KindChallenge: 1,
	}
	created := map[domain.Kind]int{domain.KindOrganisation: 2, domain.KindResearcher: 1, domain.KindEvidence: 2}
	if !reflect.DeepEqual(r.Refused, refused) || !reflect.DeepEqual(r.Created, created) || len(got) != len(badProblems) {
		t.Errorf("refused %v, created %v, %d problems", r.Refused, r.Created, len(got))
	}
}

func TestADryRunSavesNothingAndReportsTheSame(t *testing.T) {
	s := openStore(t)
	src := append(bad(t), file(t, domain.KindCall, call))
	var steps []int
	dry := run(t, s, ingest.Options{DryRun: true, Progress: func(done, _ int) { steps = append(steps, done) }}, src...)
	if n := lastChange(t, s); n != 0 || len(picture(t, s)) != 0 {
		t.Fatalf("%d changes were saved", n)
	}
	wet := run(t, s, ingest.Options{}, src...)
	if !reflect.DeepEqual(dry, wet) {
		t.Errorf("dry %+v\nwet %+v", dry, wet)
	}
	if !slices.IsSorted(steps) || len(steps) == 0 {
		t.Errorf("progress %v", steps)
	}
	dry = run(t, s, ingest.Options{DryRun: true}, src...)
	wet = run(t, s, ingest.Options{}, src...)
	if !reflect.DeepEqual(dry, wet) || wet.Unchanged[domain.KindOrganisation] != 2 {
		t.Errorf("second time: dry %+v\nwet %+v", dry, wet)
	}
}

// many gives more rows than two transactions hold.
func many(t *testing.T) importer.Source {
	t.Helper()
	var lines []string
	for i := range 1200 {
		lines = append(lines, fmt.Sprintf(`{"key":"org-%d","name":{"en":"N %d"},"area":"EDU"}`, i, i))
	}
	return importer.Join(file(t, domain.KindOrganisation, lines...),
		file(t, domain.KindGroup, `{"key":"g","name":{"en":"G"},"members":["org-0","org-1199"]}`))
}

func TestAnInterruptedImportIsCompletedByTheNext(t *testing.T) {
	s, whole := openStore(t), openStore(t)
	run(t, whole, ingest.Options{}, many(t))

	ctx, cancel := context.WithCancel(t.Context())
	r, err := ingest.New(s).Import(ctx, many(t), ingest.Options{Progress: func(int, int) { cancel() }})
	saved := len(picture(t, s))
	if !errors.Is(err, context.Canceled) || saved == 0 || saved >= 1201 || r.Created[domain.KindOrganisation] != saved {
		t.Fatalf("%d saved, report %v, %v", saved, r.Created, err)
	}
	again := run(t, s, ingest.Options{}, many(t))
	if again.Unchanged[domain.KindOrganisation] != saved || again.Created[domain.KindOrganisation] != 1200-saved {
		t.Errorf("again: %+v", again)
	}
	if a, b := picture(t, s), picture(t, whole); !reflect.DeepEqual(a, b) {
		t.Error("not the same in the end")
	}
}

func TestASourceThatCannotBeReadSavesNothing(t *testing.T) {
	s := openStore(t)
	missing := jsonlfile.New(domain.KindOffer, filepath.Join(t.TempDir(), "none"))
	_, err := ingest.New(s).Import(t.Context(), importer.Join(file(t, domain.KindOrganisation, orgB), missing), ingest.Options{})
	if !errors.Is(err, os.ErrNotExist) || lastChange(t, s) != 0 {
		t.Errorf("%v, %d changes", err, lastChange(t, s))
	}
}
