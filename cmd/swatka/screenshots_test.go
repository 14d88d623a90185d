package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// screenshotsFolder is named by this variable. Without it no picture is taken.
const screenshotsFolder = "SWATKA_SCREENSHOTS"

// shot is a page to be looked at. Path may be that of a page on which a link
// is followed, or a form sent, to get there.
type shot struct {
	name, path string
	then       func(v *visitor)
	main       bool // also in the dark theme
}

// TestScreenshots takes a picture of each page in both languages, wide and
// narrow, for people to look at.
func TestScreenshots(t *testing.T) {
	folder := os.Getenv(screenshotsFolder)
	if folder == "" {
		// Not a skip: without the wish for pictures nothing is missing.
		t.Log("set " + screenshotsFolder + " to a folder to get pictures of all pages")
		return
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	s := newStage(t)
	s.stir(t)
	for _, w := range ways {
		for who, shots := range gallery {
			t.Run(fmt.Sprintf("%s %s", who, w), func(t *testing.T) {
				v := s.visitor(t, w)
				if who != "visitor" {
					v = s.signedIn(t, w, accounts[who])
				}
				for _, x := range shots {
					v.take(folder, who, x)
				}
			})
		}
	}
}

var accounts = map[string]string{
	"company": company, "rival": rival, "researcher": researcher, "reviewer": reviewer, "admin": admin,
}

// gallery lists the pages by who sees them.
var gallery = map[string][]shot{
	"visitor": {
		{name: "home", path: "/", main: true},
		{name: "search", path: "/search?q=" + "pow%C5%82oki+przeciwdrobnoustrojowe", main: true},
		{name: "search-all", path: "/search"},
		{name: "search-filtered", path: "/search?q=bakterie&kind=offer&area=R%26D"},
		{name: "search-none", path: "/search?q=kwantowy+teleport+wieloryba"},
		{name: "search-refused", path: "/search?q=" + "a+b+c+d+e+f+g+h+i+j+k+l+m+n+o"},
		{name: "researcher", path: "/search?q=bakterie&kind=researcher", then: followHit, main: true},
		{name: "organisation", path: "/search?q=bakterie&kind=organisation", then: followHit},
		{name: "challenge", path: "/search?q=bakterie&kind=challenge", then: followHit},
		{name: "offer", path: "/search?q=bakterie&kind=offer", then: followHit},
		{name: "challenges", path: "/challenges"},
		{name: "offers", path: "/offers"},
		{name: "calls", path: "/calls"},
		{name: "call", path: "/calls", then: followLine},
		{name: "groups", path: "/groups"},
		{name: "group", path: "/groups", then: followLine},
		{name: "concepts", path: "/concepts", main: true},
		{name: "concepts-of-kind", path: "/concepts?kind=organism"},
		{name: "concepts-found", path: "/concepts?q=powlok"},
		{name: "concepts-none", path: "/concepts?q=teleport"},
		{name: "concept", path: "/concepts/coating", main: true},
		{name: "concept-top", path: "/concepts/disease"},
		{name: "concept-deep", path: "/concepts/lysozyme"},
		{name: "concept-empty", path: "/concepts/kefir"},
		{name: "search-concept", path: "/search?concept=coating&kind=offer"},
		{name: "about", path: "/about"},
		{name: "styleguide", path: "/styleguide", main: true},
		{name: "sign-in", path: "/sign-in"},
		{name: "sign-in-wanted", path: "/my/challenges"},
		{name: "sign-in-wrong", path: "/sign-in", then: signInWrongly},
		{name: "not-found", path: "/nothing/here"},
	},
	"company": {
		{name: "home", path: "/"},
		{name: "my-challenges", path: "/my/challenges"},
		{name: "post", path: "/challenges/new", main: true},
		{name: "post-refused", path: "/challenges/new", then: postBadly},
		{name: "challenge", path: "/my/challenges", then: followOwn},
		{name: "matches", path: "/my/challenges", then: followMatches, main: true},
		{name: "matches-opened", path: "/my/challenges", then: openWhy},
		{name: "interest", path: "/my/challenges", then: askFirst},
		{name: "my-interests", path: "/my/interests"},
		{name: "my-matches", path: "/my/matches"},
		{name: "forbidden", path: "/queue"},
	},
	"rival": {
		{name: "my-challenges-empty", path: "/my/challenges"},
		{name: "my-interests-empty", path: "/my/interests"},
		{name: "my-matches-empty", path: "/my/matches"},
	},
	"researcher": {
		{name: "home", path: "/"},
		{name: "my-matches", path: "/my/matches", main: true},
		{name: "my-interests", path: "/my/interests"},
		{name: "challenge", path: "/search?q=bakterie&kind=challenge", then: followHit},
	},
	"reviewer": {
		{name: "home", path: "/"},
		{name: "queue", path: "/queue", main: true},
		{name: "queue-approved", path: "/queue?state=approved"},
		{name: "queue-deferred", path: "/queue?state=deferred"},
		{name: "queue-empty-state", path: "/queue?state=completed"},
		{name: "case", path: "/queue", then: openCase, main: true},
		{name: "case-refused", path: "/queue", then: rejectBadly},
		{name: "case-approved", path: "/queue?state=approved", then: openCase},
		{name: "no-party", path: "/my/interests"},
	},
	"admin": {{name: "home", path: "/"}},
}

// take saves a picture of the whole page, and of the main ones also in the
// dark theme.
func (v *visitor) take(folder, who string, x shot) {
	v.t.Helper()
	v.open(x.path)
	if x.then != nil {
		x.then(v)
	}
	themes := []string{"light"}
	if x.main {
		themes = append(themes, "dark")
	}
	for _, theme := range themes {
		media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: theme}}}
		if _, err := chromedp.Call(v.ctx, emulation.SetEmulatedMedia, media); err != nil {
			v.t.Fatal(err)
		}
		picture, err := chromedp.Run(v.ctx, chromedp.FullScreenshot(100))
		if err != nil {
			v.t.Fatalf("picture of %s: %v", x.name, err)
		}
		name := strings.Join([]string{who, x.name, v.way.lang, fmt.Sprint(v.way.width), theme}, "_") + ".png"
		if err := os.WriteFile(filepath.Join(folder, name), picture, 0o644); err != nil {
			v.t.Fatal(err)
		}
	}
}
