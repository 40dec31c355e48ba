package dev.qingfeng.platform.testing;

import io.quarkus.test.junit.callback.QuarkusTestBeforeTestExecutionCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import io.restassured.config.FailureConfig;
import io.restassured.config.RestAssuredConfig;
import org.apache.http.impl.client.DefaultHttpClient;
import org.apache.http.params.BasicHttpParams;
import org.apache.http.params.HttpConnectionParams;
import org.apache.http.params.HttpParams;

/**
 * Spares what REST Assured does for each request and nobody reads: it prints request and answer in case the test should fail,
 * and looks through all jars for the version of its client. Here an answer is printed when an assertion on it has failed. Found
 * through the service loader; Quarkus configures REST Assured anew for each test, and this comes after that.
 */
public final class LeanRequests implements QuarkusTestBeforeTestExecutionCallback {

    private static final FailureConfig PRINTED = FailureConfig.failureConfig()
            .failureListeners((request, expected, answer) -> answer.then().log().all());

    @Override
    public void beforeTestExecution(QuarkusTestMethodContext context) {
        RestAssuredConfig config = RestAssured.config();
        RestAssured.config = config.failureConfig(PRINTED)
                .httpClient(config.getHttpClientConfig().httpClientFactory(Client::new));
    }

    /** Without a name of itself, for which {@link DefaultHttpClient} would look. */
    @SuppressWarnings("deprecation") // what REST Assured is built upon
    private static final class Client extends DefaultHttpClient {

        @Override
        protected HttpParams createHttpParams() {
            HttpParams params = new BasicHttpParams();
            HttpConnectionParams.setTcpNoDelay(params, true);
            return params;
        }
    }
}
