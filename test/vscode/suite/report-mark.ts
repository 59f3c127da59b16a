/** How the line in the console begins in which a suite that runs in a browser leaves its report, as JSON. */
export const reportMark = "suite-report:";
