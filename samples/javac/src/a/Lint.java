package a;

class Lint {
	void old() { new Thread().stop(); java.util.List r = null; r.add(1); }
}
