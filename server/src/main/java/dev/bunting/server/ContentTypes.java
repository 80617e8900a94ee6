package dev.bunting.server;

import java.util.Locale;

/** The media types of common files, by their extensions. */
final class ContentTypes {
  private ContentTypes() {}

  static String of(String fileName) {
    var extension = fileName.substring(fileName.lastIndexOf('.') + 1);
    return switch (extension.toLowerCase(Locale.ROOT)) {
      case "html", "htm" -> "text/html; charset=utf-8";
      case "txt", "md", "log" -> "text/plain; charset=utf-8";
      case "csv" -> "text/csv; charset=utf-8";
      case "css" -> "text/css; charset=utf-8";
      case "js", "mjs" -> "text/javascript; charset=utf-8";
      case "json" -> "application/json";
      case "xml" -> "application/xml";
      case "pdf" -> "application/pdf";
      case "zip", "jar" -> "application/zip";
      case "gz", "tgz" -> "application/gzip";
      case "gif" -> "image/gif";
      case "jpg", "jpeg" -> "image/jpeg";
      case "png" -> "image/png";
      case "svg" -> "image/svg+xml";
      case "webp" -> "image/webp";
      case "mp3" -> "audio/mpeg";
      case "mp4" -> "video/mp4";
      case "webm" -> "video/webm";
      default -> "application/octet-stream";
    };
  }
}
