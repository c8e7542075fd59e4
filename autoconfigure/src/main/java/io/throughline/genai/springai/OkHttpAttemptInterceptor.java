package io.throughline.genai.springai;

import java.io.IOException;

import io.throughline.genai.ModelAttempt;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * Lets the attempt read request and response as they go by.
 */
final class OkHttpAttemptInterceptor implements Interceptor {

	@Override
	public Response intercept(Chain chain) throws IOException {
		Request request = chain.request();
		ModelAttempt attempt = request.tag(ModelAttempt.class);
		return (attempt != null) ? intercept(chain, request, attempt) : chain.proceed(request);
	}

	private Response intercept(Chain chain, Request request, ModelAttempt attempt) throws IOException {
		RequestBody body = request.body();
		Request read = (body != null)
				? request.newBuilder().method(request.method(), new ReadRequestBody(body, attempt)).build() : request;
		try {
			return read(chain.proceed(read), attempt);
		}
		catch (IOException | RuntimeException ex) {
			attempt.failed(ex);
			throw ex;
		}
	}

	private static Response read(Response response, ModelAttempt attempt) {
		attempt.response(response.code(), response::header);
		ResponseBody body = response.body();
		return (body != null) ? response.newBuilder().body(new ReadResponseBody(body, attempt)).build() : response;
	}

}
