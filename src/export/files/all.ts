/** Every file that holds more than one list of rows and is no graph, a line each. */
export {};
