import java.awt.Font;
import java.awt.image.BufferedImage;

/** Ends with status 0 where this Java can draw letters: a headless one may lack the libraries of fonts. */
class CanDraw {
  public static void main(String[] arguments) {
    BufferedImage picture = new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB);
    var pen = picture.createGraphics();
    pen.setFont(new Font(Font.SERIF, Font.PLAIN, 12));
    pen.drawString("a", 2, 15);
    pen.dispose();
  }
}
