package io.throughline.sample.refund;

/** A tool does not do what the model asked for; the message is for the model to read. */
final class RefundRefusedException extends RuntimeException {

	RefundRefusedException(String why) {
		super(why);
	}

}
