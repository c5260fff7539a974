// What an earlier build has left; its report must not survive as if it were this one's.
def energy = new File(basedir, 'target/energy')
energy.mkdirs()
new File(energy, 'measurements-1-old.jsonl').text =
        '{"type":"jvm","schema":1,"run":"r","started":"2020-01-01T00:00:00Z","pid":1,' +
        '"source":{"name":"powercap","quality":"measured","domains":[]},"fingerprint":{}}\n' +
        '{"type":"measurement","test":"it.Old#old()","outcome":"successful","attributedMicrojoules":1}\n'
new File(energy, 'report.json').text = '{}'
return true
