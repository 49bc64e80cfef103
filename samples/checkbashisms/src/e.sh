set -x
a=1
echo $((a / 0))
declare -i q=08
readonly R=1; R=2
cat <<X
unfinished
