# Completion of scaleguide in fish. Load it with: scaleguide completion fish | source

function __scaleguide_complete
    set -l before (commandline -opc)
    set -l word (commandline -ct)
    set -l lines ($before[1] complete -- $before[2..-1] "$word" 2>/dev/null)
    switch "$lines[1]"
        case files
            __fish_complete_path "$word"
        case folders
            __fish_complete_directories "$word" ''
        case '*'
            printf '%s\n' $lines[2..-1]
    end
end

complete -c scaleguide -f -a '(__scaleguide_complete)'
