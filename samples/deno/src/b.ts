const x: number = "a";
undefd();
