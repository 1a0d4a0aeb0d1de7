package io.scaleguide.practice.gateway;

/**
 * What a workload says to one request.
 *
 * @param status the HTTP status
 * @param contentType the body's media type
 * @param body the body
 */
record WorkloadAnswer(int status, String contentType, String body) {}
