package cordis

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/importer"
)

const projectHead = "id;acronym;title;startDate;endDate;objective\n"

const miniProjects = projectHead +
	"101;ONE;Clean surfaces;2023-01-01;2026-12-31;\"Copper; and silver\nagainst bacteria\x01.\"\n" +
	"102;TWO;Alone;2024-05-01;;Text\n" +
	"103;THREE;Nobody;2024-01-01;2025-01-01;Text\n" +
	"104;FOUR;Bad date;2024-13-01;2025-01-01;Text\n" +
	"101;ONE;Again;2023-01-01;2026-12-31;Text\n"

const form = "https://portal.example/contact-form/project/"

// The columns stand in another order than in the projects' file on purpose.
const miniOrganisations = "name,projectID,country,city,SME,activityType,shortName,organizationURL,contactForm\n" +
	"UNIWERSYTET JAGIELLONSKI,101,PL,KRAKOW,False,HES,UJ,www.uj.edu.pl," + form + "11/101\n" + // 2
	"ENGREEN SRL,101,IT,ROMA,True,PRC,,," + form + "21/101\n" + // 3
	"Engreen S.R.L.,101,IT,ALTAMURA,True,PRC,,," + form + "23/101\n" + // 4: another name
	"ENGREEN SRL,102,IT,ALTAMURA,True,PRC,,," + form + "22/102\n" + // 5: another PIC
	"JOINT CENTRE,101,BE,Bruxelles,,PUB,,not a url," + form + "31/101\n" + // 6
	"JOINT CENTRE,101,IT,Ispra,,PUB,,," + form + "32/101\n" + // 7: another country
	"Héllas Lab,101,EL,,,PRC,,,\n" + // 8: no PIC
	"HELLAS LAB,101,,,,PRC,,," + form + "41/101\n" + // 9: no country
	"UNIWERSYTET JAGIELLONSKI,999,PL,KRAKOW,False,HES,UJ,,\n" + // 10: unknown project
	",101,PL,KRAKOW,False,HES,UJ,,\n" // 11: no name

type taken struct {
	organisations  map[string]*domain.Organisation // by name
	evidence       map[string]importer.Draft       // by project
	collaborations map[string]importer.Draft
	problems       []string
}

func readMini(t *testing.T, projects, organisations string) (taken, error) {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{"project.csv": projects, "organization.csv": organisations} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	out := taken{map[string]*domain.Organisation{}, map[string]importer.Draft{}, map[string]importer.Draft{}, nil}
	err := New(dir).Read(t.Context(),
		func(d importer.Draft) error {
			switch r := d.Record.(type) {
			case *domain.Organisation:
				name, _ := r.Name.Best(domain.EN)
				out.organisations[name+" "+r.Country] = r
			case *domain.Evidence:
				out.evidence[r.Keys[0].Value] = d
			case *domain.Collaboration:
				out.collaborations[r.Keys[0].Value] = d
			}
			return nil
		},
		func(p importer.Problem) {
			p.At.File = filepath.Base(p.At.File)
			out.problems = append(out.problems, p.String())
		})
	return out, err
}

func TestAMiniFolder(t *testing.T) {
	got, err := readMini(t, miniProjects, miniOrganisations)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		`project.csv:6: startDate: "2024-13-01" is not a date like 2027-03-31 (refused)`,
		`project.csv:7: id: is the project of line 2 again (refused)`,
		`organization.csv:10: projectID: "999" is not a project of project.csv (refused)`,
		`organization.csv:11: name: is missing (refused)`,
		`organization.csv:5: PIC 22 "ENGREEN SRL" (line 5) has the same name and country as PIC 21 (line 3): one organisation (merged)`,
		`organization.csv:7: PIC 32 "JOINT CENTRE" (line 7) has the same name as an organisation in another country (BE, IT): kept apart (note)`,
		`organization.csv:9: PIC 41 "HELLAS LAB" (line 9) has the same name and country as without a PIC (line 8): one organisation (merged)`,
		`project.csv:5: project 103 has no participants (refused)`,
	}
	if !slices.Equal(got.problems, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got.problems, "\n"), strings.Join(want, "\n"))
	}
	checkOrganisations(t, got.organisations)
	checkProjects(t, got)
}

func checkOrganisations(t *testing.T, got map[string]*domain.Organisation) {
	t.Helper()
	if len(got) != 6 {
		t.Errorf("%d organisations: %v", len(got), got)
	}
	uj := got["Uniwersytet Jagiellonski PL"]
	if uj == nil || uj.Name.PL == "" || uj.Short != "UJ" || uj.City != "Krakow" || uj.Area != domain.AreaEDU ||
		uj.Size != domain.SizePublic || uj.Website != "http://www.uj.edu.pl" {
		t.Errorf("university: %+v", uj)
	}
	keys := []domain.Key{
		{Scheme: "cordis", Value: "21"},
		{Scheme: "cordis", Value: "22"},
		{Scheme: "cordis-name", Value: "engreen srl|IT"},
	}
	if o := got["Engreen SRL IT"]; o == nil || !slices.Equal(o.Keys, keys) || o.Size != domain.SizeSME || o.City != "Altamura" && o.City != "Roma" {
		t.Errorf("two numbers, one name: %+v", o)
	}
	if o := got["Joint Centre BE"]; o == nil || o.Website != "" || o.Area != domain.AreaGOV {
		t.Errorf("joint centre: %+v", o)
	}
	if o := got["Héllas Lab GR"]; o == nil || len(o.Keys) != 2 || o.Size != "" {
		t.Errorf("without a number: %+v", o)
	}
	for name, o := range got {
		if err := o.Validate(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func checkProjects(t *testing.T, got taken) {
	t.Helper()
	if len(got.evidence) != 2 || len(got.collaborations) != 1 {
		t.Fatalf("%d projects, %d collaborations", len(got.evidence), len(got.collaborations))
	}
	d := got.evidence["101"]
	e := d.Record.(*domain.Evidence)
	if e.Year != 2023 || e.Until != 2026 || e.Title.EN != "Clean surfaces" || e.Source != "CORDIS" ||
		e.Body.EN != "Copper; and silver\nagainst bacteria ." || e.URL != "https://cordis.europa.eu/project/id/101" {
		t.Errorf("project: %+v", e)
	}
	if len(d.Links) != 6 || !d.Links[0].Loose { // seven rows, two of them of one laboratory
		t.Errorf("links: %+v", d.Links)
	}
	if n := len(got.collaborations["101"].Links); n != 6 {
		t.Errorf("%d parties", n)
	}
	if d.Where("year").Column != "startDate" || d.At.Line != 2 {
		t.Errorf("where: %v", d.Where("year"))
	}
}

func TestMoreParticipantsThanACollaborationHolds(t *testing.T) {
	got, err := readMini(t, projectHead+"1;A;B;;;C\n", numbered(domain.MaxList+1))
	if err != nil {
		t.Fatal(err)
	}
	if n := len(got.evidence["1"].Links); n != domain.MaxList+1 {
		t.Errorf("the evidence names %d", n)
	}
	if n := len(got.collaborations["1"].Links); n != domain.MaxList {
		t.Errorf("the collaboration names %d", n)
	}
	if len(got.problems) != 1 || !strings.Contains(got.problems[0], "names the first 200") {
		t.Errorf("problems %v", got.problems)
	}
}

// numbered gives so many participants of project 1, with the column of full
// downloads for their numbers.
func numbered(n int) string {
	var b strings.Builder
	b.WriteString("projectID\tname\tactivityType\tcity\tcountry\torganisationID\n")
	for i := range n {
		fmt.Fprintf(&b, "1\tLab %d\tREC\tWien\tAT\t%d\n", i, 1000+i)
	}
	return b.String()
}

func TestMissingFilesAndColumns(t *testing.T) {
	if _, err := readMini(t, "id;title\n", miniOrganisations); err == nil || !strings.Contains(err.Error(), "columns are missing: startdate, enddate, objective") {
		t.Errorf("columns: %v", err)
	}
	if err := New(t.TempDir()).Read(t.Context(), nil, nil); err == nil || !strings.Contains(err.Error(), "project.csv") {
		t.Errorf("files: %v", err)
	}
}

func TestTidyNames(t *testing.T) {
	for _, tc := range []struct{ name, short, city, want string }{
		{"FRAUNHOFER GESELLSCHAFT ZUR FORDERUNG DER FORSCHUNG EV", "", "", "Fraunhofer Gesellschaft zur Forderung der Forschung EV"},
		{"TECHNISCHE UNIVERSITAET WIEN", "TU WIEN", "Wien", "Technische Universitaet Wien"},
		{"EIT MANUFACTURING WEST GMBH", "", "", "EIT Manufacturing WEST GmbH"},
		{"DE NORA (ITALIA) S.P.A.", "", "", "De NORA (Italia) S.P.A."},
		{"BMBWF CENTRE", "", "", "BMBWF Centre"},
		{"INSERM TRANSFERT SA", "INSERM", "", "INSERM Transfert SA"},
		{"Plant Advanced TECHNOLOGIES", "", "", "Plant Advanced TECHNOLOGIES"},
		{"ŁÓDZKI INSTYTUT NA MEDAL", "", "", "Łódzki Instytut na Medal"},
		{"GREENFLEX", "GREENFLEX", "", "Greenflex"},
	} {
		if got := tidyName(tc.name, tc.short, tc.city); got != tc.want {
			t.Errorf("%s: got %s, want %s", tc.name, got, tc.want)
		}
	}
	if got := tidyCity("SAN POTITO"); got != "San Potito" {
		t.Errorf("city: %s", got)
	}
}
