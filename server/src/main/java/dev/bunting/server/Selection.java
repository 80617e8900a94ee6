package dev.bunting.server;

/** What of a file a request gets, by its preconditions and its range (RFC 9110, 13 and 14). */
sealed interface Selection {

  record Whole() implements Selection {
    @Override
    public Reply applyTo(Reply file) {
      return file;
    }
  }

  record Part(long start, long size) implements Selection {
    @Override
    public Reply applyTo(Reply file) {
      var range = "bytes " + start + "-" + (start + size - 1) + "/" + file.body().size();
      return file.withStatus(206)
          .header("Content-Range", range)
          .body(new PartBody(file.body(), start, size));
    }
  }

  record NotModified() implements Selection {
    @Override
    public Reply applyTo(Reply file) {
      return file.withStatus(304).body(BytesBody.EMPTY);
    }
  }

  record Unsatisfiable() implements Selection {
    @Override
    public Reply applyTo(Reply file) {
      var range = "bytes */" + file.body().size();
      return file.withStatus(416).header("Content-Range", range).body(BytesBody.EMPTY);
    }
  }

  /** Only a single range of bytes is honoured; any other Range header gets the whole file. */
  static Selection of(RecordedRequest request, ReplyHead file, long size) {
    if (notModified(request, file)) return new NotModified();
    var range = request.header("Range");
    boolean plainGet = request.method().equals("GET");
    if (range.isEmpty() || !plainGet || !sameFile(request, file)) return new Whole();
    return part(range.get(), size);
  }

  private static boolean notModified(RecordedRequest request, ReplyHead file) {
    var tags = request.header("If-None-Match");
    var etag = file.header("ETag");
    if (tags.isEmpty() || etag.isEmpty()) return false;
    for (var tag : tags.get().split(",", -1)) {
      if (tag.strip().equals("*") || opaque(tag.strip()).equals(opaque(etag.get()))) return true;
    }
    return false;
  }

  private static String opaque(String tag) {
    return tag.startsWith("W/") ? tag.substring(2) : tag;
  }

  /** If-Range compares strongly: a weak tag never proves that the bytes are the same. */
  private static boolean sameFile(RecordedRequest request, ReplyHead file) {
    var condition = request.header("If-Range");
    if (condition.isEmpty()) return true;
    if (condition.get().startsWith("W/")) return false;
    return condition.equals(file.header("ETag")) || condition.equals(file.header("Last-Modified"));
  }

  private static Selection part(String range, long size) {
    int dash = range.indexOf('-');
    if (!range.startsWith("bytes=") || dash < 0 || range.indexOf(',') >= 0) return new Whole();
    var firstText = range.substring("bytes=".length(), dash).strip();
    var lastText = range.substring(dash + 1).strip();
    long first = Digits.parse(firstText);
    long last = lastText.isEmpty() ? Long.MAX_VALUE : Digits.parse(lastText);
    if (firstText.isEmpty()) return suffix(Digits.parse(lastText), size);
    if (first < 0 || last < first) return new Whole();
    if (first >= size) return new Unsatisfiable();
    return new Part(first, Math.min(last, size - 1) - first + 1);
  }

  private static Selection suffix(long length, long size) {
    if (length < 0) return new Whole();
    if (length == 0 || size == 0) return new Unsatisfiable();
    long kept = Math.min(length, size);
    return new Part(size - kept, kept);
  }

  /** The reply that says so. */
  Reply applyTo(Reply file);
}
