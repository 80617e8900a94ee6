package dev.bunting.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageErrorsTest {
  private final CommandRun run = new CommandRun();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          flags -m 0           | --max_req CONCURRENT must be >= 1
          flags --max-req -1   | --max_req CONCURRENT must be >= 1
          flags -m x           | --max_req CONCURRENT must be a whole number: x
          flags -m             | Missing required parameter for option '--max_req' (CONCURRENT)
          flags -l 0           | --limit N must be >= 1
          flags -l 1.5         | --limit N must be a whole number: 1.5
          flags -s MARS        | --server LABEL must be one of DELAY, ERROR, LOCAL, REMOTE
          flags --style fast   | --style STYLE must be one of async, processes, sequential, threads, virtual
          flags --seed x       | --seed N must be a whole number: x
          flags USA            | each CC argument must be A to Z or AA to ZZ.
          flags 7              | each CC argument must be A to Z or AA to ZZ.
          flags --sty threads  | Unknown option: '--sty'; did you mean --style?
          flags -z             | Unknown option: '-z'
          flags -m 0 -l 0 USA  | --max_req CONCURRENT must be >= 1
          get                  | a URL or --input FILE is needed
          get -m 0 x           | --max-requests N must be >= 1
          get --style fast x   | --style STYLE must be one of async, processes, sequential, threads, virtual
          get -o {nme} x       | --name TEMPLATE: unknown field in the name template: {nme}: there are {name} {host} {path} {index} {ext}, and {1} {2}... for globs
          get --rate 5 x       | --rate N[/host]/s must be like 10/s, 2/host/s or 30/host/m, not 5
          get --bandwidth 0 x  | --bandwidth BYTES/s must be a size of 1 or more, such as 500k or 2G, not 0
          get --idle-timeout 0 x | --idle-timeout S must be more than 0 seconds, or like 500ms, 5m or 2h, not 0
          get --segments 65 x  | --segments N must be <= 64
          get --report r.xml x | a report's name ends in .jsonl, .csv, .html, .har, .svg or .png: r.xml
          get --format html -i x | --format FORMAT must be one of urls, csv, tsv, jsonl, sha256sums, metalink, sitemap
          get -i /nowhere/list | cannot read --input: /nowhere/list: no such file
          get --checksum md5:0 x | --checksum ALGO:HEX: md5 has 32 hexadecimal digits, not: 0
          get --checksum md5:d41d8cd98f00b204e9800998ecf8427e x y | --checksum ALGO:HEX is for one URL; in lists each row has its own
          get --progress x x   | --progress MODE must be one of auto, bar, json, none, plain
          get --user nobody x  | --user NAME:PASSWORD has no colon; --netrc keeps a password off the command line
          get --force --if-changed x | either --force or --if-changed
          get --ui 65536 x     | --ui PORT must be <= 65535
          get --ui=x y         | --ui PORT must be a number, not x
          retry                | one DIR is needed
          retry /nowhere/at/all | no job has left a ledger in /nowhere/at/all
          status a b           | one DIR is needed
          report /nowhere -o x.csv | no job has left a ledger in /nowhere
          serve --ports 1      | --ports LOCAL,DELAY,ERROR must be three ports, not 1
          serve --ports 1,2,x  | --ports LOCAL,DELAY,ERROR must be three ports, not 1,2,x
          serve --ports 1,2,65536 | --ports LOCAL,DELAY,ERROR must be three ports, not 1,2,65536
          serve --delay 5..1   | --delay SECONDS must be like 1 or 0.5..5, not 5..1
          serve --delay -1     | --delay SECONDS must be like 1 or 0.5..5, not -1
          serve --delay soon   | --delay SECONDS must be like 1 or 0.5..5, not soon
          serve --error-rate 2 | --error-rate RATE must be from 0 to 1, not 2
          serve --error-rate NaN | --error-rate RATE must be from 0 to 1, not NaN
          serve --errors 500   | --errors KINDS are of 418, 503, reset, truncated; there is no '500'
          serve --directory /nowhere/at/all | --directory DIR is not a directory: /nowhere/at/all
          serve --bind x.invalid | --bind ADDRESS is not known: x.invalid
          serve now            | Unmatched argument at index 1: 'now'
          get                  | a URL or --input FILE is needed
          get -i /nowhere.txt  | cannot read --input: /nowhere.txt: no such file
          get -m 0 http://h/   | --max-requests N must be >= 1
          get --http 3 http://h/ | --http VERSION must be 1.1 or 2
          get --rate 5 http://h/ | --rate N[/host]/s must be like 10/s, 2/host/s or 30/host/m, not 5
          get -o ../x http://h/ | --name TEMPLATE: a name template is a path below the destination, with no part empty, . or ..: ../x
          get --report x.htm http://h/ | a report's name ends in .jsonl, .csv, .html, .har, .svg or .png: x.htm
          get --class 5xx http://h/ | Unknown option: '--class'
          status               | one DIR is needed
          status /nowhere      | no job has left a ledger in /nowhere
          retry                | one DIR is needed
          retry --name x d     | Unknown option: '--name'
          report a b           | one DIR is needed
          compare -m 0         | --max-requests N,... must be like 20 or 5,20,100, not 0
          compare -m 5,x       | --max-requests N,... must be like 20 or 5,20,100, not 5,x
          compare --styles fast | --styles STYLE,... must be one of async, processes, sequential, threads, virtual
          compare --rounds 0   | --rounds N must be >= 1
          compare --rounds 2000 | --rounds N must be <= 1000
          compare -l 0         | --limit N must be >= 1
          compare --seed x     | --seed N must be a whole number: x
          compare --delay soon | --delay SECONDS must be like 1 or 0.5..5, not soon
          compare --delay 1 http://h/ | --delay SECONDS is for flags, not for URLs of yours
          compare --report x.pdf | a report's name ends in .html, .json, .svg or .png: x.pdf
          compare -o x         | a report's name ends in .html, .json, .svg or .png: x
          compare -i /nowhere  | cannot read --input: /nowhere: no such file
          compare -i /dev/null | there is nothing to compare with: no row
          flgas                | Unmatched argument at index 0: 'flgas'; did you mean flags?
          """)
  void saysWhatIsWrongAndThenTheUsage(String commandLine, String message) {
    assertThat(run.command(Ports.DEFAULT, commandLine.split(" "))).isEqualTo(2);
    assertThat(run.err()).startsWith("*** Usage error: " + message + "\nusage: bunting ");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void needsACommand() {
    assertThat(run.command(Ports.DEFAULT)).isEqualTo(2);
    assertThat(run.err()).startsWith("*** Usage error: a COMMAND is needed\nusage: bunting [-hV]");
  }
}
