package io.throughline.test;

/**
 * Where log lines come from.
 */
interface LineSource extends AutoCloseable {

	/**
	 * Listen, if that is not done already.
	 */
	void attach();

	@Override
	void close();

}
