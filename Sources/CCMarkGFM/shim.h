// The tree of cmark-gfm is read directly (node.h): its getters copy every text into a fresh C string.
#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm/node.h>
#include <cmark-gfm/syntax_extension.h>

// Exported by libcmark-gfm-extensions, declared in no installed header.
extern cmark_node_type CMARK_NODE_TABLE, CMARK_NODE_TABLE_ROW, CMARK_NODE_TABLE_CELL;
extern cmark_node_type CMARK_NODE_STRIKETHROUGH;

// Swift refuses to read mutable C globals; these are written once, while extensions register.
static inline uint16_t nrw_node_table(void) { return (uint16_t)CMARK_NODE_TABLE; }
static inline uint16_t nrw_node_table_row(void) { return (uint16_t)CMARK_NODE_TABLE_ROW; }
static inline uint16_t nrw_node_table_cell(void) { return (uint16_t)CMARK_NODE_TABLE_CELL; }
static inline uint16_t nrw_node_strikethrough(void) { return (uint16_t)CMARK_NODE_STRIKETHROUGH; }
