#compdef scaleguide
# Completion of scaleguide in zsh. Load it with: source <(scaleguide completion zsh); or keep it as _scaleguide in a folder of $fpath.

_scaleguide() {
  local -a lines whole open
  local kind line text
  lines=("${(@f)$(${(Q)words[1]} complete -- "${(@Q)words[2,CURRENT]}" 2> /dev/null)}")
  kind=${lines[1]}
  shift lines
  case $kind in
    files) _files ;;
    folders) _files -/ ;;
    words)
      for line in $lines; do
        text=${line%%$'\t'*}
        line=${text//:/\\:}:${line#*$'\t'}
        if [[ $text == *= ]]; then
          open+=("$line")
        else
          whole+=("$line")
        fi
      done
      _describe -t words scaleguide whole -- open -S ''
      ;;
  esac
}

if [[ ${funcstack[1]} == _scaleguide ]]; then
  _scaleguide "$@"
else
  compdef _scaleguide scaleguide
fi
