package io.scaleguide.traffic;

/**
 * One answer.
 *
 * @param status the HTTP status, 100 to 599
 * @param start the first characters of the body, at most {@link AnswerReader#KEPT_BODY}
 * @param reusable whether the connection may carry another request
 */
record HttpAnswer(int status, String start, boolean reusable) {}
