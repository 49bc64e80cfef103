package a;

public class Types {
  List<String> names;
  int f() { String s = 5; return s.lenght(); }
  void g() { new Thread().stop(); }
  int h(long big) { return big; }
}
