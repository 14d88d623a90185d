package domain

import (
	"net/mail"
	"slices"
)

// Role is what a user may do.
type Role string

// The roles. A visitor has none.
const (
	RoleCompany    Role = "company"
	RoleResearcher Role = "researcher"
	RoleZIN        Role = "zin"
	RoleAdmin      Role = "admin"
)

// Roles lists the roles in their fixed order.
var Roles = [...]Role{RoleCompany, RoleResearcher, RoleZIN, RoleAdmin}

// UserState says whether a user may sign in.
type UserState string

// The states of a user.
const (
	UserActive   UserState = "active"
	UserDisabled UserState = "disabled"
)

// UserMachine holds the allowed steps of a user.
var UserMachine = Machine[UserState]{
	UserActive:   {UserDisabled},
	UserDisabled: {UserActive},
}

// User is a person who can sign in.
type User struct {
	Meta
	Email        string    `json:"email"` // lower case
	Name         string    `json:"name"`
	Roles        []Role    `json:"roles"`
	Organisation ID        `json:"organisation,omitempty"` // speaks for it
	Researcher   ID        `json:"researcher,omitempty"`   // is this person
	Password     string    `json:"password,omitempty"`     // argon2id, encoded; never shown
	Lang         Lang      `json:"lang,omitempty"`
	State        UserState `json:"state"`
}

// Has says whether the user has a role.
func (u *User) Has(r Role) bool { return slices.Contains(u.Roles, r) }

// Kind is KindUser.
func (*User) Kind() Kind { return KindUser }

// Owners are the organisation and the researcher.
func (u *User) Owners() []Ref {
	return refs(Ref{KindOrganisation, u.Organisation}, Ref{KindResearcher, u.Researcher})
}

// Status is the state.
func (u *User) Status() string { return string(u.State) }

// Validate gives nil or an *Invalid.
func (u *User) Validate() error {
	var c checker
	u.check(&c)
	c.line("email", u.Email, 3, 254)
	if a, err := mail.ParseAddress(u.Email); err != nil || a.Address != u.Email {
		c.add("email", CodeFormat)
	}
	c.line("name", u.Name, 1, MaxLine)
	for i, r := range u.Roles {
		choice(&c, at("roles", i, ""), r, Roles[:]...)
	}
	if len(u.Roles) == 0 {
		c.add("roles", CodeRequired)
	}
	if u.Lang != "" {
		choice(&c, "lang", u.Lang, Langs[:]...)
	}
	if !UserMachine.Has(u.State) {
		choice(&c, "state", u.State, UserMachine.States()...)
	}
	return c.err()
}
