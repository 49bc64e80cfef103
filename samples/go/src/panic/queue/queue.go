package queue

type Queue struct{ items []string }

// Pop takes the first item.
func Pop(q *Queue) string {
	first := q.items[0]
	q.items = q.items[1:]
	return first
}
