package a;

class Flow {
	final int y;

	int missing() { }

	void unset() { int k; k++; }

	void thrown() { throw new Exception("x"); }

	void old() { new Thread().stop(); java.util.List r = null; r.add(1); }
}
