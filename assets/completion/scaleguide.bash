# Completion of scaleguide in bash, also the 3.2 of macOS. Load it with: source <(scaleguide completion bash)

_scaleguide() {
  local line=${COMP_LINE:0:COMP_POINT} words=() word kind= text rest broken=
  read -r -a words <<< "$line"
  [[ $line == *[[:space:]] ]] && words+=("")
  word=${words[${#words[@]} - 1]}
  # bash takes what stands behind = or : for a word of its own, and puts the answer there.
  [[ $COMP_WORDBREAKS == *[=:]* && $word == *[=:]* ]] && broken=${word%"${word##*[=:]}"}
  COMPREPLY=()
  while IFS=$'\t' read -r text rest; do
    if [[ -z $kind ]]; then
      kind=$text
      continue
    fi
    COMPREPLY+=("${text#"$broken"}")
    [[ $text == *= ]] && compopt -o nospace 2> /dev/null
  done < <("${words[0]/#\~/$HOME}" complete -- "${words[@]:1}" 2> /dev/null)
  case $kind in
    files | folders)
      local only=-f
      [[ $kind == folders ]] && only=-d
      while IFS= read -r text; do
        COMPREPLY+=("$text")
      done < <(compgen $only -- "${word#"$broken"}")
      compopt -o filenames 2> /dev/null
      ;;
  esac
}

complete -F _scaleguide scaleguide
