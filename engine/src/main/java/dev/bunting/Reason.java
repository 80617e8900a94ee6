package dev.bunting;

import java.util.Locale;

/** Why a download failed: a closed list, each with the word that reports and scripts see. */
public enum Reason {
  /** The server answered with a status that is neither a success nor "not found". */
  HTTP_STATUS,
  /** Nothing listens at the address. */
  CONNECT_REFUSED,
  /** The connection did not stand within {@link Timeouts#connect()}. */
  CONNECT_TIMEOUT,
  /** No connection for another reason: no route, network down, too many open files. */
  CONNECT_FAILED,
  /** The connection was reset, or closed before any byte of the answer. */
  CONNECTION_RESET,
  /** The host's name does not exist. */
  DNS_NOT_FOUND,
  /** The host's name could not be looked up now. */
  DNS_FAILURE,
  /** The server's certificate has expired or is not yet valid. */
  TLS_EXPIRED,
  /** The server's certificate is not signed by anyone trusted here. */
  TLS_UNTRUSTED,
  /** The server's certificate is for another host. */
  TLS_WRONG_HOST,
  /** The TLS handshake or a record failed otherwise. */
  TLS_FAILURE,
  /** Nothing came or went for {@link Timeouts#idle()}. */
  IDLE_TIMEOUT,
  /** The whole download took longer than {@link Timeouts#download()}. */
  DEADLINE,
  /** The connection ended before the body, or the head, was complete. */
  TRUNCATED,
  /** The answer broke the rules of HTTP framing or header syntax (RFC 9112). */
  PROTOCOL,
  /** More redirects than {@link Http#maxRedirects()}. */
  REDIRECT_LOOP,
  /** A redirect to where it must not lead: from https to http, to another scheme, or to no URL. */
  REDIRECT_REFUSED,
  /** The file could not be written. */
  WRITE_FAILED,
  /** The row's text is no http or https URL. */
  BAD_URL,
  /** The row's name, or what its template makes of it, cannot be a file below the destination. */
  BAD_NAME,
  /** The row is not written as its list's format asks, or its checksum is none. */
  BAD_ROW,
  /** The file is larger than {@link Limits#maxFileSize()}. */
  TOO_LARGE,
  /** The server calls the file something else than {@link Limits#acceptType()}. */
  CONTENT_TYPE,
  /** The host's address is not a public one, and only those are allowed. */
  PRIVATE_NETWORK,
  /** The proxy could not be reached or could not connect, or did not speak as a proxy does. */
  PROXY_FAILED,
  /** The proxy will not do it: not for this name and password, or for nobody. */
  PROXY_REFUSED,
  /** The site's robots.txt asks not to fetch it, or its server failed when it was asked for. */
  ROBOTS_DENIED,
  /** The bytes do not hash to the checksum that was given. */
  CHECKSUM_MISMATCH,
  /** The job was cancelled before or while the download ran. */
  CANCELLED,
  /** The process was told to end while the download ran. */
  INTERRUPTED,
  /** A defect of this program; the detail names it. */
  INTERNAL_ERROR;

  private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The kebab-case word, such as {@code connect-refused}. */
  public String word() {
    return word;
  }
}
