@test "passes" { true; }
@test "fails" {
  run echo hi
  [ "$status" -eq 1 ]
}
@test "output" {
  echo "some output"
  run false
  echo "got: $output"
  [[ "$output" == foo ]]
}
@test "skipped" { skip "later"; }
@test "notfound" { nosuchcmd; }
@test "fn" { helper; }
helper() { return 3; }
