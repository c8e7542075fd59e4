package io.throughline.row;

import net.ttddyy.dsproxy.transform.QueryTransformer;
import net.ttddyy.dsproxy.transform.TransformInfo;

/**
 * Writes {@code traceparent} of the current span as a comment behind a statement, as
 * databases' own monitoring reads it.
 */
final class SqlComment implements QueryTransformer {

	@Override
	public String transformQuery(TransformInfo info) {
		String sql = info.getQuery();
		String traceParent = CurrentSpan.traceParent();
		// Drivers take nothing behind the escape for a call.
		return (traceParent != null && !sql.stripLeading().startsWith("{"))
				? sql + " /*traceparent='" + traceParent + "'*/" : sql;
	}

}
