package review

import (
	"strings"

	"github.com/govalues/decimal"
)

// evaluate computes an arithmetic expression: + - * / and brackets over decimal
// numbers. The whole grammar is three small functions over exact decimals; an
// expression library would compute in binary fractions and bring a language
// along, none of which a cell may be filled with.
func evaluate(expression string) (decimal.Decimal, error) {
	e := &sum{rest: expression, whole: expression}
	value := e.terms()
	if e.skip(); e.err == nil && e.rest != "" {
		e.fail()
	}
	if e.err != nil {
		return decimal.Decimal{}, e.err
	}
	return value.Trim(0), nil
}

// sum is an expression being computed; after an error its values mean nothing.
type sum struct {
	rest, whole string
	err         error
}

func (e *sum) fail() {
	if e.err == nil {
		e.err = refuse(sayNoSum(e.whole, e.rest))
	}
}

func (e *sum) skip() { e.rest = strings.TrimLeft(e.rest, " ") }

// take consumes the next sign if it is one of signs, and gives it; 0 if it is not.
func (e *sum) take(signs string) byte {
	e.skip()
	if e.err != nil || e.rest == "" || strings.IndexByte(signs, e.rest[0]) < 0 {
		return 0
	}
	sign := e.rest[0]
	e.rest = e.rest[1:]
	return sign
}

func (e *sum) terms() decimal.Decimal {
	value := e.factors()
	for {
		switch e.take("+-") {
		case '+':
			value = e.result(value.Add(e.factors()))
		case '-':
			value = e.result(value.Sub(e.factors()))
		default:
			return value
		}
	}
}

func (e *sum) factors() decimal.Decimal {
	value := e.operand()
	for {
		switch e.take("*/") {
		case '*':
			value = e.result(value.Mul(e.operand()))
		case '/':
			value = e.result(value.Quo(e.operand()))
		default:
			return value
		}
	}
}

func (e *sum) operand() decimal.Decimal {
	switch e.take("+-(") {
	case '-':
		return e.operand().Neg()
	case '+':
		return e.operand()
	case '(':
		value := e.terms()
		if e.take(")") == 0 {
			e.fail()
		}
		return value
	}
	length := 0
	for length < len(e.rest) && (e.rest[length] >= '0' && e.rest[length] <= '9' || e.rest[length] == '.' || e.rest[length] == ',') {
		length++
	}
	value, err := number(e.rest[:length])
	if err != nil {
		e.fail()
		return value
	}
	e.rest = e.rest[length:]
	return value
}

// result takes the two results of an operation on decimals: the error is an
// overflow or a division by nought.
func (e *sum) result(value decimal.Decimal, err error) decimal.Decimal {
	if err != nil {
		e.fail()
	}
	return value
}
