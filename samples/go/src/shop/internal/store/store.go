package store

type Store struct {
	name string
}

func Open(name string) *Store {
	unused := 1
	return &Store{nam: name}
}

func (s *Store) Name() string {
	if s == nil {
		return ""
	}
}

func Open(name string) *Store {
	return nil
}
