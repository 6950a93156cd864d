import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.ofdrw.converter.ImageMaker;
import org.ofdrw.reader.ContentExtractor;
import org.ofdrw.reader.OFDReader;

/**
 * Reads an OFD with ofdrw, an implementation that is not ours: java -cp 'ofdrw/*' Read.java FILE.ofd FOLDER writes the
 * text that ofdrw takes out of each page and the picture that it draws of it (8 pixels a millimetre).
 */
class Read {
  public static void main(String[] arguments) throws Exception {
    Path file = Path.of(arguments[0]);
    File folder = new File(arguments[1]);
    folder.mkdirs();
    try (OFDReader reader = new OFDReader(file)) {
      int pages = reader.getNumberOfPages();
      ContentExtractor extractor = new ContentExtractor(reader);
      ImageMaker maker = new ImageMaker(reader, 8);
      for (int page = 1; page <= pages; page++) {
        List<String> lines = extractor.getPageContent(page);
        java.nio.file.Files.writeString(folder.toPath().resolve(page + ".txt"), String.join("\n", lines));
        BufferedImage picture = maker.makePage(page - 1);
        ImageIO.write(picture, "PNG", new File(folder, page + ".png"));
      }
      System.out.println(pages + " pages read by ofdrw");
    }
  }
}
