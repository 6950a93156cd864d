import java.io.FileInputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** java Validate.java FLAVOUR FILE…: one line a file, and each clause that it breaks; exit status 1 where one does. */
public class Validate {
  public static void main(String[] args) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    PDFAFlavour flavour = PDFAFlavour.byFlavourId(args[0]);
    boolean compliant = true;
    for (int i = 1; i < args.length; i++) {
      try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(args[i]), flavour)) {
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false);
        ValidationResult result = validator.validate(parser);
        System.out.println(args[i] + ": " + flavour + (result.isCompliant() ? " compliant, " : " NOT compliant, ")
            + result.getTotalAssertions() + " checks");
        compliant &= result.isCompliant();
        Map<String, Integer> broken = new LinkedHashMap<>();
        for (TestAssertion test : result.getTestAssertions()) {
          if (test.getStatus() != TestAssertion.Status.FAILED) continue;
          String rule = "  " + test.getRuleId().getClause() + "/" + test.getRuleId().getTestNumber() + " " + test.getMessage()
              + " at " + test.getLocation().getContext();
          broken.merge(rule.length() > 300 ? rule.substring(0, 300) : rule, 1, Integer::sum);
        }
        broken.entrySet().stream().limit(20).forEach(one -> System.out.println(one.getKey() + " × " + one.getValue()));
      } catch (VeraPDFException error) {
        System.out.println(args[i] + ": " + error.getMessage());
        compliant = false;
      }
    }
    System.exit(compliant ? 0 : 1);
  }
}
