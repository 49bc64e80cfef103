package a;

class Encoding {
	String name = "ÿ";
}
