package io.tipoff.ingest.payload;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that ends with an error once it has given too much: a few bytes may unfold to many. */
final class Unfolded extends FilterInputStream {

  private final long largest;
  private long given;

  Unfolded(InputStream in, long largest) {
    super(in);
    this.largest = largest;
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    if (one >= 0) {
      count(1);
    }
    return one;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int read = super.read(bytes, from, length);
    if (read > 0) {
      count(read);
    }
    return read;
  }

  private void count(int more) throws IOException {
    given += more;
    if (given > largest) {
      throw new IOException("it unfolds to more than " + largest + " bytes");
    }
  }
}
