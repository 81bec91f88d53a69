# SPDX-License-Identifier: GPL-3.0-or-later
# awk -f tally.awk file=1 RS='<' testlog.junit.xml file=2 RS='\n' testlog.json
#
# Says "N passed, N failed" over all subtests, and fails unless there were some and all is well. The first file has the
# subtests of each program, the second how each program ended. One that ended badly without saying which subtest was to
# blame (it crashed, or ran out of time) is one failure more. In both files the quotes and angle brackets of a test's own
# output are escaped, so that these patterns see the marks alone.

function value(before, after) {
  if (!match($0, before "[^\"]*" after))
    return ""
  return substr($0, RSTART + length(before), RLENGTH - length(before) - length(after))
}

file == 1 && /^testsuite / {
  suite = value(" name=\"", "\"")
  sub(/^[^.]*\.?/, "", suite)
}
file == 1 && /^testcase / { subtests[suite]++ }
file == 1 && /^(failure|error)[ \/>]/ { bad[suite]++ }
file == 1 && /^skipped/ { skips[suite]++ }

file == 2 {
  name = value("\"name\": \"", "\"")
  result = value("\"result\": \"", "\"")
  if (result == "")
    next
  fine = result == "OK" || result == "SKIP" || result == "EXPECTEDFAIL"
  if (name in subtests) {
    passed += subtests[name] - bad[name] - skips[name]
    skipped += skips[name]
    failed += fine || bad[name] ? bad[name] : 1
  } else if (result == "SKIP")
    skipped++
  else if (fine)
    passed++
  else
    failed++
}

END {
  if (passed + failed + skipped == 0)
    print "No test was run"
  printf "%d passed, %d failed", passed, failed
  if (skipped)
    printf ", %d skipped", skipped
  print ""
  exit failed > 0 || passed == 0
}
