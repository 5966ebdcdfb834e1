package io.tipoff.setting;

import io.smallrye.config.SecretKeysHandler;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The value of a setting that is {@code ${file::/run/secrets/NAME}}: what the file has. */
public final class SecretFile implements SecretKeysHandler {

  private static final long LARGEST = 64 * 1024;

  @Override
  public String getName() {
    return "file";
  }

  /**
   * @throws TipoffException CONFIGURATION naming the file if it cannot be read or has nothing in it
   */
  @Override
  public String decode(String file) {
    try {
      Path path = Path.of(file);
      if (Files.size(path) > LARGEST) {
        throw unusable(file, "is larger than a secret is", null);
      }
      String secret = Files.readString(path).strip();
      if (secret.isEmpty()) {
        throw unusable(file, "is empty", null);
      }
      return secret;
    } catch (NoSuchFileException e) {
      throw unusable(file, "is not there", e);
    } catch (AccessDeniedException e) {
      throw unusable(file, "may not be read by this user", e);
    } catch (IOException | InvalidPathException e) {
      throw unusable(file, "cannot be read (" + e.getClass().getSimpleName() + ")", e);
    }
  }

  private static TipoffException unusable(String file, String why, Throwable cause) {
    return new TipoffException(
        FailureCategory.CONFIGURATION,
        "the secret file " + file + " " + why,
        "Put the secret into it, readable by this user, or correct the setting that names it:"
            + " ${file::"
            + file
            + "}",
        cause);
  }
}
