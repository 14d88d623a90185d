package web

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"

	"github.com/gin-gonic/gin"
)

//go:embed static
var staticFiles embed.FS

// asset is a file for browsers, with the digest that names its content.
type asset struct {
	body   []byte
	kind   string
	digest string
}

// assets are the files under /static by name. The style sheets of static/css
// are served as one file, in the order of their names.
type assets map[string]asset

const styleSheet = "swatka.css"

func loadAssets() (assets, error) {
	out := assets{}
	var style []byte
	err := fs.WalkDir(staticFiles, "static", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		body, err := staticFiles.ReadFile(name)
		if err != nil {
			return err
		}
		if path.Ext(name) == ".css" {
			style = append(style, body...)
			return nil
		}
		out.add(strings.TrimPrefix(name, "static/"), body)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read static files: %w", err)
	}
	out.add(styleSheet, style)
	return out, nil
}

func (a assets) add(name string, body []byte) {
	sum := sha256.Sum256(body)
	kind := mime.TypeByExtension(path.Ext(name))
	if path.Ext(name) == ".js" {
		kind = "text/javascript; charset=utf-8"
	}
	a[name] = asset{body: body, kind: kind, digest: hex.EncodeToString(sum[:6])}
}

// address gives the address of a file; it changes with the content, so that
// browsers may keep the file for good.
func (a assets) address(name string) (string, error) {
	f, ok := a[name]
	if !ok {
		return "", fmt.Errorf("no static file %s", name)
	}
	return "/static/" + name + "?v=" + f.digest, nil
}

// static answers with a file, or with a bare 404: who asks for files is no
// reader.
func (s *site) static(c *gin.Context) {
	s.sendFile(c, strings.TrimPrefix(c.Param("file"), "/"))
}

func (s *site) sendFile(c *gin.Context, name string) {
	f, ok := s.assets[name]
	if !ok {
		c.String(http.StatusNotFound, "not found\n")
		return
	}
	c.Header("ETag", `"`+f.digest+`"`)
	c.Header("Cache-Control", "public, max-age=3600")
	if c.Query("v") == f.digest {
		c.Header("Cache-Control", "public, max-age=31536000, immutable")
	}
	if c.GetHeader("If-None-Match") == `"`+f.digest+`"` {
		c.Status(http.StatusNotModified)
		return
	}
	c.Data(http.StatusOK, f.kind, f.body)
}
