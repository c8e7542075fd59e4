package io.throughline.evalcase;

import java.util.List;

import io.throughline.store.TraceStoreException;

/**
 * Where eval cases are kept. Safe for use by several threads. All methods throw
 * {@link TraceStoreException} where the store cannot be reached.
 */
public interface EvalCaseStore {

	/**
	 * Return the data sets that have cases.
	 * @return their names
	 */
	List<String> datasets();

	/**
	 * Return the cases of a data set.
	 * @param dataset its name
	 * @return the cases, in the order in which they were added
	 */
	List<KeptCase> cases(String dataset);

	/**
	 * Return the cases of all data sets that were made from a trace.
	 * @param traceId the trace id
	 * @return the cases
	 */
	List<KeptCase> casesOf(String traceId);

	/**
	 * Add a case, or replace the one of the same data set and id.
	 * @param kept the case
	 * @return whether there was room for it
	 */
	boolean save(KeptCase kept);

	/**
	 * Remove a case.
	 * @param dataset name of the data set
	 * @param id its id
	 * @return whether it was there
	 */
	boolean remove(String dataset, String id);

}
