package io.throughline.handoff;

import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Runs one cell of the matrix within a request; the far side logs its name.
 */
@RestController
class CellController {

	private static final Logger logger = LoggerFactory.getLogger(CellController.class);

	private final List<Cell> cells;

	CellController(List<Cell> cells) {
		this.cells = cells;
	}

	@GetMapping("/cell")
	String cell(@RequestParam String name, @RequestParam String run) throws Exception {
		handOver(name, run);
		return "ok";
	}

	@GetMapping("/far")
	String far(@RequestParam String text) {
		logger.info("far side of {}", text);
		return "ok";
	}

	void handOver(String name, String run) throws Exception {
		Cell cell = this.cells.stream().filter((each) -> each.name().equals(name)).findFirst().orElseThrow();
		cell.handOver().accept(new LoggingWork(run + " " + name));
	}

	/**
	 * Logs on the far side.
	 *
	 * @param text run and name
	 */
	private record LoggingWork(String text) implements Cell.Work {

		@Override
		public void run() {
			logger.info("far side of {}", this.text);
		}

	}

}
