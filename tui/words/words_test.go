package words

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"gouji/model"
)

// Every word is there in every language, and formats take the same arguments.
func TestNoWordIsMissing(t *testing.T) {
	compare(t, "Words", reflect.ValueOf(*In(model.Chinese)), reflect.ValueOf(*In(model.English)))
}

func compare(t *testing.T, name string, zh, en reflect.Value) {
	t.Helper()
	switch zh.Kind() {
	case reflect.String:
		if zh.String() == "" || en.String() == "" {
			t.Errorf("%s: %q in Chinese, %q in English", name, zh, en)
		}
		if a, b := holes(zh.String()), holes(en.String()); a != b {
			t.Errorf("%s takes %q in Chinese and %q in English", name, a, b)
		}
	case reflect.Struct:
		for i := range zh.NumField() {
			compare(t, name+"."+zh.Type().Field(i).Name, zh.Field(i), en.Field(i))
		}
	case reflect.Array, reflect.Slice:
		if zh.Len() != en.Len() || zh.Len() == 0 {
			t.Fatalf("%s has %d words in Chinese and %d in English", name, zh.Len(), en.Len())
		}
		for i := range zh.Len() {
			compare(t, fmt.Sprintf("%s[%d]", name, i), zh.Index(i), en.Index(i))
		}
	case reflect.Map:
		if zh.Len() != en.Len() || zh.Len() == 0 {
			t.Fatalf("%s has %d words in Chinese and %d in English", name, zh.Len(), en.Len())
		}
		for _, key := range zh.MapKeys() {
			if !en.MapIndex(key).IsValid() {
				t.Errorf("%s[%v] is missing in English", name, key)
				continue
			}
			compare(t, fmt.Sprintf("%s[%v]", name, key), zh.MapIndex(key), en.MapIndex(key))
		}
	default:
		t.Errorf("%s is a %s: teach the test to compare it", name, zh.Kind())
	}
}

// holes are the verbs of a format, in order: "%d/%s" gives "ds".
func holes(format string) string {
	var verbs strings.Builder
	for i := 0; i < len(format)-1; i++ {
		if format[i] == '%' {
			i++
			verbs.WriteByte(format[i])
		}
	}
	return verbs.String()
}
