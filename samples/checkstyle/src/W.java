import java.util.*;
public class W implements java.io.Serializable {
  @Deprecated void old() {}
  List<String> x = new ArrayList();
  @SuppressWarnings("zz") void f() { List raw = x; raw.add(1); new Date(1,2,3); new Thread().stop(); int a = 1 / 0; switch (1) { case 1: a++; case 2: } try { } finally { return; } }
  public static void main(String[] a) { try { deep(null); } catch (Exception e) { throw new IllegalStateException("outer\nsecond", e); } }
  static void deep(String s) { System.out.println(s.length()); }
}
