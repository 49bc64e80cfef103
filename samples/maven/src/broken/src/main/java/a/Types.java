package a;

public class Types {
  List<String> names;
  int f() { String s = 5; return s.lenght(); }
}
