package main
import ("strings"; "os"; "io/ioutil"; "errors"; "fmt")
func unusedF() {}
func Exported(a bool) error { if a == true { return errors.New("Bad thing.") }; os.Remove("x"); _ = strings.Replace("a","b","c",-1); ioutil.ReadFile("x"); var e error; if e != nil {}; _ = fmt.Sprintf("x"); for { select { case <-make(chan int): } }; return nil }
