// Runs HeidelTime over many documents in one process, so that starting it is not what bench/times measures.
// Run as: java -cp HEIDELTIME.jar HeidelTime.java CONFIG < documents. A line in is a day (or nothing), a tab and a
// text; out come its TimeML and a line "-- seconds", with the time that this one document took.
import de.unihd.dbs.heideltime.standalone.DocumentType;
import de.unihd.dbs.heideltime.standalone.HeidelTimeStandalone;
import de.unihd.dbs.heideltime.standalone.OutputType;
import de.unihd.dbs.heideltime.standalone.POSTagger;
import de.unihd.dbs.uima.annotator.heideltime.resources.Language;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.text.SimpleDateFormat;

public class HeidelTime {
    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        HeidelTimeStandalone dated = tool(DocumentType.NEWS, arguments[0]);
        HeidelTimeStandalone undated = tool(DocumentType.NARRATIVES, arguments[0]);
        SimpleDateFormat day = new SimpleDateFormat("yyyy-MM-dd");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] parts = line.split("\t", 2);
            long start = System.nanoTime();
            String found = parts[0].isEmpty() ? undated.process(parts[1]) : dated.process(parts[1], day.parse(parts[0]));
            double took = (System.nanoTime() - start) / 1e9;
            out.println(found);
            out.println("-- " + took);
        }
    }

    private static HeidelTimeStandalone tool(DocumentType kind, String config) {
        return new HeidelTimeStandalone(Language.DUTCH, kind, OutputType.TIMEML, config, POSTagger.TREETAGGER);
    }
}
