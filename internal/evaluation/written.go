package evaluation

import (
	"context"
	"fmt"

	"github.com/lifescience-krakow/swatka/internal/domain"
	"github.com/lifescience-krakow/swatka/internal/store"
)

// written is how much somebody wrote in each language, in bytes.
type written struct{ pl, en int }

func (w *written) add(ts ...domain.Text) {
	for _, t := range ts {
		w.pl += len(t.PL)
		w.en += len(t.EN)
	}
}

// shares says whether two write in a language in common.
func (w written) shares(o written) bool { return w.pl > 0 && o.pl > 0 || w.en > 0 && o.en > 0 }

// mainly keeps the language of most of the text; both if they are equal.
func (w written) mainly() written {
	switch {
	case w.pl > w.en:
		w.en = 0
	case w.en > w.pl:
		w.pl = 0
	}
	return w
}

// written gives how much needs and candidates wrote, by their keys.
func (s *Service) written(ctx context.Context) (needs, candidates map[string]written, err error) {
	needs, candidates = map[string]written{}, map[string]written{}
	err = s.store.View(ctx, func(r store.Reader) error {
		err := gather(r, needs, func(c *domain.Challenge) []domain.Text {
			out := []domain.Text{c.Title, c.Summary}
			for _, a := range c.Aspects {
				out = append(out, a.Text)
			}
			return out
		})
		if err != nil {
			return err
		}
		return writers(r, candidates)
	})
	if err != nil {
		return nil, nil, fmt.Errorf("read what was written: %w", err)
	}
	return needs, candidates, nil
}

// writers gathers the candidates. The name of an organisation tells no
// language; the title of an offer does.
func writers(r store.Reader, to map[string]written) error {
	err := gather(r, to, func(p *domain.Researcher) []domain.Text {
		return competent(p.Competences, p.Position, p.Bio)
	})
	if err != nil {
		return err
	}
	err = gather(r, to, func(o *domain.Organisation) []domain.Text { return competent(o.Competences, o.Summary) })
	if err != nil {
		return err
	}
	return gather(r, to, func(o *domain.Offer) []domain.Text { return competent(o.Competences, o.Title, o.Summary) })
}

func competent(cs []domain.Competence, ts ...domain.Text) []domain.Text {
	for _, c := range cs {
		ts = append(ts, c.Name)
	}
	return ts
}

// gather adds up the texts of all records of a type and of their evidence.
func gather[R domain.Record](r store.Reader, to map[string]written, texts func(R) []domain.Text) error {
	for rec, err := range store.All[R](r) {
		if err != nil {
			return err
		}
		var w written
		w.add(texts(rec)...)
		for e, err := range store.Of[*domain.Evidence](r, domain.RefTo(rec)) {
			if err != nil {
				return err
			}
			w.add(e.Title, e.Body)
		}
		to[keyOf(rec)] = w
	}
	return nil
}
